import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/** As it is shipped for pages: less than half of what `axe.source` has the page read. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of rules that were kept, one place is enough: the selector of each costs as much as the check. */
const resultTypes: axe.RunOptions['resultTypes'] = ['violations'];

/** WCAG 2.2 AA. The one rule that 2.2 adds is off as axe ships it. */
const everything: axe.RunOptions = {
  resultTypes,
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
};

/** The rules whose result depends on colours. https://dequeuniversity.com/rules/axe/4.11 */
const colors: axe.RunOptions = {
  resultTypes,
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

interface Found {
  rule: string;
  impact: string | null | undefined;
  places: string[];
}

/**
 * Runs axe in this document, and fails with the rules and places that it finds.
 *
 * @param rules `colors`: for a document that was checked whole in another theme
 */
export async function expectAccessible(
  document: Frame | Page,
  state: string,
  rules: 'everything' | 'colors' = 'everything',
): Promise<void> {
  if (!(await document.evaluate(() => 'axe' in window))) {
    // By the debugger: the page's own policy forbids scripts from elsewhere, and stays as it is.
    await document.evaluate(source);
  }
  const { violations, ran } = await document.evaluate(
    async (runOptions) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      const results = await inPage.run(window.document, runOptions);
      const all = [...results.passes, ...results.violations, ...results.inapplicable];
      return {
        violations: results.violations.map(
          ({ id, impact, nodes }): Found => ({
            rule: id,
            impact,
            places: nodes
              .slice(0, 5)
              .map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
          }),
        ),
        ran: [...all, ...results.incomplete].map(({ id }) => id),
      };
    },
    rules === 'everything' ? everything : colors,
  );
  expect(ran, 'rules that ran').toContain(
    rules === 'everything' ? 'target-size' : 'color-contrast',
  );
  expect(violations, `accessibility of: ${state}`).toEqual([]);
}
