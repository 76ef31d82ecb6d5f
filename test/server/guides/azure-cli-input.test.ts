import { describe, expect, test } from 'vitest';
import { quoteForBash } from '../../../server/providers/guide/quote.ts';
import { block, known } from '../../kit/azure-cli/block.ts';
import { runBlock } from '../../kit/azure-cli/run.ts';
import { ids, own, tenantWith } from '../../kit/azure-cli/tenant.ts';

describe('hostile input', () => {
  const hostile = [
    "'; touch pwned; '",
    '$(touch pwned)',
    '`touch pwned`',
    '"; rm -rf x; "',
    'a\ntouch pwned',
    '{tenantId}',
    `${ids.app}'; touch pwned; '`,
  ];

  test.each(hostile)('a value that is no id never reaches a command: %j', (value) => {
    const filled = block('person', 'change', { ...known, tenantId: value, objectId: value });
    expect(filled).toContain("TENANT_ID='{tenantId}'");
    expect(filled).toContain("OBJECT_ID='{objectId}'");
    expect(filled).not.toContain('pwned');
  });

  test.each([...hostile, "it's", "''", '\\'])('quoting holds in a real bash: %j', async (value) => {
    const ran = await runBlock(`printf '%s' '${quoteForBash(value)}'`, tenantWith([]));
    expect(ran.output).toBe(value);
  });

  test.each([
    '$(touch pwned) `id` "quoted" \'single\'',
    'tab\tand\u001b[31mescape\u0007',
    '-n %s %n \\n',
    ' ',
    'Überzeugt 日本語 ‮rtl',
  ])('a name of the app is text and nothing else: %j', async (displayName) => {
    const tenant = tenantWith(own(1));
    for (const app of tenant.apps) app.displayName = displayName;
    const ran = await runBlock(block('permissions', 'change'), tenant);
    expect(ran.code).toBe(0);
    expect(ran.errors).toBe('');
    expect(ran.output).not.toMatch(/[^\P{Cc}\n]/u);
    expect(ran.graph.remaining).toEqual(['foreign']);
  });
});
