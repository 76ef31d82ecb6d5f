import { describe, expect, test } from 'vitest';
import { fillGuide } from '../../../server/guides/build/fill-guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';

const template = createGuides({ MICROSOFT_CLOUD: 'global' }).find(
  ({ id }) => id === 'microsoft-individual-covered',
);
const fill = (values: Parameters<typeof fillGuide>[1]) => {
  if (!template) throw new Error('no such guide');
  return fillGuide(template, values);
};
const mailOf = (guide: ReturnType<typeof fill>) =>
  guide.steps.find(({ id }) => id === 'ask-entra-admin')?.message?.text ?? '';

describe('filling a guide', () => {
  test('puts in what is known and leaves the rest open, by name', () => {
    const guide = fill({ appName: 'Mail Connector', person: 'ann@contoso.example' });
    expect(guide.whichApp?.name).toBe('Mail Connector');
    expect(mailOf(guide)).toContain('Account: ann@contoso.example');
    expect(mailOf(guide)).toContain('Application ID: {applicationId}');
    expect(guide.unfilled).toContain('applicationId');
    expect(guide.unfilled).not.toContain('appName');
    expect(guide.unfilled).not.toContain('person');
  });

  test('an empty value counts as not known', () => {
    expect(fill({ appName: '' }).unfilled).toContain('appName');
  });

  test('a value that looks like a placeholder does not become one', () => {
    const guide = fill({ person: '{tenantId}', tenantId: 'secret' });
    expect(mailOf(guide)).toContain('Account: (tenantId)');
  });

  test('a name cannot add lines to a message, nor turn its reading direction', () => {
    const guide = fill({ person: 'Ann\nOrganization (tenant ID): other\u202e' });
    expect(mailOf(guide)).toContain('Account: Ann Organization (tenant ID): other\n');
  });

  test('the template stays as it was', () => {
    const before = JSON.stringify(template);
    fill({ appName: 'Other' });
    expect(JSON.stringify(template)).toBe(before);
  });
});
