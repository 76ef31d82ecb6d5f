import { describe, expect, test } from 'vitest';
import { providerId } from '../../../server/contract/common.ts';
import { accountType } from '../../../server/contract/connection.ts';
import { guideSituation } from '../../../server/contract/guide.ts';
import { chooseGuide, type GuideNeed } from '../../../server/guides/build/choose-guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';

const guides = createGuides({ MICROSOFT_CLOUD: 'global' });
const choose = (need: Partial<GuideNeed>) =>
  chooseGuide(guides, {
    provider: 'microsoft',
    accountType: 'work',
    audience: 'admin',
    situation: 'any',
    coveredByAdminConsent: false,
    ...need,
  });
const stepsOf = (need: Partial<GuideNeed>) => choose(need).provider.steps.map(({ id }) => id);

const everyNeed: GuideNeed[] = providerId.options.flatMap((provider) =>
  (['individual', 'admin'] as const).flatMap((audience) =>
    guideSituation.options.flatMap((situation) =>
      [null, ...accountType.options].flatMap((type) =>
        [null, true, false].map((coveredByAdminConsent) => ({
          provider,
          audience,
          situation,
          accountType: type,
          coveredByAdminConsent,
        })),
      ),
    ),
  ),
);

test.each(['global', 'usgov', 'usgovdod', 'china'] as const)(
  'there is a guide for everything that can be asked, in every cloud (%s)',
  (cloud) => {
    const all = createGuides({ MICROSOFT_CLOUD: cloud });
    for (const need of everyNeed) {
      const { provider, monday } = chooseGuide(all, need);
      expect(provider.provider).toBe(need.provider);
      expect(monday.audience).toBe('monday');
    }
  },
);

test('a personal account never gets an admin route, whoever asks', () => {
  for (const need of everyNeed) {
    if (need.provider !== 'microsoft' || need.accountType !== 'personal') continue;
    const { provider, notice } = chooseGuide(guides, need);
    expect(provider.id).toMatch(/^microsoft-individual-personal(-left|-wrong-account)?$/);
    if (need.audience === 'admin') expect(notice).toContain('Only its owner can');
  }
});

test('a person covered by admin consent is told so, with a message for their admin', () => {
  for (const situation of guideSituation.options) {
    const choice = choose({ audience: 'individual', situation, coveredByAdminConsent: true });
    // Mail and chat of a compromised organization reach the attacker.
    if (situation === 'organization_compromised') {
      expect(choice).toMatchObject({ notice: null, message: null });
      expect(choice.provider.steps[0]?.id).toBe('call-security');
      continue;
    }
    const isUrgent = situation === 'person_compromised' || situation === 'app_compromised';
    expect(choice.provider.id).toMatch(/^microsoft-individual-covered/);
    expect(choice.provider.id.endsWith('-urgent')).toBe(isUrgent);
    expect(choice.notice).toContain('Your own page does not show it');
    expect(choice.message?.text).toContain('{applicationId}');
    if (!isUrgent) expect(choice.message?.text).toContain('AllPrincipals');
  }
});

test('one person never gets a tenant-wide method, unless the app or the organization is compromised', () => {
  const isOfAll = ['app_compromised', 'organization_compromised'];
  for (const need of everyNeed) {
    if (need.provider !== 'microsoft' || need.audience !== 'admin') continue;
    const ids = chooseGuide(guides, need).provider.steps.map(({ id }) => id);
    const isTenantWide = ids.includes('disable-sign-in') || ids.includes('remove-application');
    expect(isTenantWide).toBe(isOfAll.includes(need.situation) && need.accountType !== 'personal');
  }
});

describe('the order fits the situation', () => {
  test('one person, own consent', () => {
    expect(stepsOf({ situation: 'not_needed' })).toEqual([
      'remove-person-permissions',
      'monday-write-for-others',
      'check-person',
    ]);
  });

  test('one person, covered by admin consent', () => {
    expect(stepsOf({ coveredByAdminConsent: true })).toEqual([
      'sign-out-person',
      'require-assignment',
      'remove-person-permissions',
      'monday-write-for-others',
      'check-person',
    ]);
    expect(choose({ coveredByAdminConsent: true }).provider.summary[0]).toContain('not enough');
  });

  test('a leaver', () => {
    expect(stepsOf({ situation: 'left' })).toEqual([
      'monday-hand-over-automations',
      'disable-account',
      'sign-out-person',
      'remove-person-permissions',
      'monday-write-for-others',
      'check-person',
    ]);
  });

  test('a compromised person', () => {
    expect(stepsOf({ situation: 'person_compromised' })).toEqual([
      'disable-or-reset-account',
      'sign-out-person',
      'remove-person-permissions',
      'monday-write-for-others',
      'check-person',
    ]);
  });

  test('a compromised app', () => {
    expect(stepsOf({ situation: 'app_compromised' })).toEqual([
      'disable-sign-in',
      'deactivate-registration',
      'remove-all-permissions',
      'monday-write-for-others',
      'check-everyone',
      'keep-blocked',
    ]);
  });

  test('a compromised organization: by phone, with safe admins, then what stops the attacker', () => {
    expect(stepsOf({ situation: 'organization_compromised' })).toEqual([
      'microsoft-call-trusted',
      'microsoft-take-back-admins',
      'disable-sign-in',
      'sign-out-connected',
      'remove-all-permissions',
      'look-for-leftovers',
      'monday-write-for-others',
      'check-everyone',
      'keep-blocked',
    ]);
    for (const provider of ['google', 'slack', 'dropbox', 'salesforce'] as const) {
      const ids = stepsOf({ provider, situation: 'organization_compromised' });
      expect(ids.slice(0, 2)).toEqual([`${provider}-call-trusted`, `${provider}-take-back-admins`]);
    }
  });

  test('who leaves hands automations over before the access ends, at every provider', () => {
    for (const provider of providerId.options) {
      for (const type of [null, ...accountType.options]) {
        const need = { provider, accountType: type, situation: 'left' as const };
        if (type === 'app') continue;
        expect(stepsOf({ ...need, audience: 'individual' })[0]).toBe('monday-hand-over-own');
      }
    }
  });

  test('everyone, by the three methods', () => {
    expect(stepsOf({ situation: 'not_needed', everyone: true })).toEqual([
      'disable-sign-in',
      'remove-all-permissions',
      'check-everyone',
      'remove-application',
      'block-absent-app',
      'check-removed',
      'monday-write-for-others',
    ]);
  });

  test('the wrong account, for the person themself: the right one comes last', () => {
    expect(stepsOf({ audience: 'individual', situation: 'wrong_account' })).toEqual([
      'my-apps-revoke',
      'monday-look-beside-account',
      'monday-write-to-support',
      'my-apps-check',
      'connect-right-account',
    ]);
  });

  test('a guest is never signed out from here: only their home organization can', () => {
    for (const situation of guideSituation.options) {
      for (const coveredByAdminConsent of [true, false]) {
        const need = { accountType: 'guest' as const, situation, coveredByAdminConsent };
        expect(stepsOf(need)).not.toContain('sign-out-person');
      }
    }
  });
});
