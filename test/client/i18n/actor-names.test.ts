import '../../../client/i18n/load/view-texts.ts';
import { expect, test } from 'vitest';
import { actorName, actorTitle } from '../../../client/i18n/actor-names.ts';

const acme = { id: 'T1', name: 'Acme' };
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');

test('An actor is named alike in a sentence and as a heading, with what is known of it', () => {
  const slack = { actor: 'provider_admin', organization: acme, provider: 'slack' } as const;
  expect(plain(actorName(slack))).toBe('Slack admin of Acme');
  expect(plain(actorName({ ...slack, provider: null }))).toBe('admin of Acme');
  expect(plain(actorTitle({ ...slack, provider: null }))).toBe('Admin of Acme');
  expect(actorTitle({ ...slack, organization: null })).toBe('Admin at Slack');
  expect(actorTitle({ actor: 'person', organization: null })).toBe('The people themselves');
  expect(actorTitle({ actor: 'monday_support', organization: null })).toBe('monday support');
});
