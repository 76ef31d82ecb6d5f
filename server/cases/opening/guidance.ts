import type { Actor, Method, Situation, StepReport } from '../../contract/case.ts';
import type { ProviderId } from '../../contract/common.ts';
import type { AccountType } from '../../contract/connection.ts';
import { chooseGuide } from '../../guides/build/choose-guide.ts';
import { createGuides } from '../../guides/guide-registry.ts';
import type { GuideTemplate } from '../../providers/guide/guide-template.ts';

/** What a section is about, as far as it decides which guide fits. */
export interface SectionAim {
  situation: Situation;
  actor: Actor;
  provider: ProviderId | null;
  accountType: AccountType | null;
  method: Method | null;
}

/** Which guide a section follows, and the steps of it. */
export interface Guidance {
  guideId: string;
  steps: { key: string; reports: StepReport | null }[];
}

/** Steps have the same names in every cloud; only their texts differ. */
const guides = createGuides('global');

/** The step of each way after which access at the provider is taken away. All others prepare or check. */
const decisive: Partial<Record<Method, ReadonlySet<string>>> = {
  own_account: new Set([
    'my-apps-revoke',
    'my-apps-revoke-guest',
    'personal-remove',
    'google-remove-connection',
    'slack-remove-authorization',
    'dropbox-disconnect',
    'salesforce-revoke-own',
    'api-token-delete-own',
  ]),
  one_person: new Set(['remove-person-permissions']),
  block_sign_in: new Set(['disable-sign-in']),
  revoke_permissions: new Set(['remove-all-permissions']),
  remove_app: new Set(['remove-application']),
  admin_console: new Set(['slack-remove-app', 'salesforce-revoke-or-block']),
};

/** The guide for a whole organization holds three ways: these steps belong to the other two. */
const otherWays: Partial<Record<Method, ReadonlySet<string>>> = {
  block_sign_in: new Set(['remove-application', 'block-absent-app']),
  revoke_permissions: new Set(['disable-sign-in', 'remove-application', 'block-absent-app']),
  remove_app: new Set(['disable-sign-in', 'remove-all-permissions']),
};

const mondayReports: Record<string, StepReport> = {
  'monday-look-beside-account': 'monday_deleted',
  'monday-write-to-support': 'monday_requested',
  'monday-write-for-others': 'monday_requested',
  'monday-note-confirmation': 'monday_deleted',
};

const handOver = 'monday-hand-over-automations';

/** monday's half has a section of its own; guides that stand alone hold it as well. */
const isOfMonday = (key: string) => key.startsWith('monday-');

function mondayGuide({ actor, situation }: SectionAim): GuideTemplate {
  const isOwn = actor === 'person';
  return chooseGuide(guides, {
    provider: 'microsoft',
    accountType: null,
    audience: isOwn ? 'individual' : 'admin',
    situation,
    coveredByAdminConsent: null,
  }).monday;
}

function inMonday(aim: SectionAim): Guidance {
  const guide = mondayGuide(aim);
  const isFirst = aim.actor === 'monday_admin';
  const keys = guide.steps.map((step) => step.id).filter((key) => (key === handOver) === isFirst);
  return {
    guideId: guide.id,
    steps: keys.map((key) => ({ key, reports: mondayReports[key] ?? null })),
  };
}

const ofEverybody: ReadonlySet<Method> = new Set([
  'block_sign_in',
  'revoke_permissions',
  'remove_app',
  'admin_console',
]);

function atProvider(aim: SectionAim, provider: ProviderId, method: Method): Guidance {
  const everyone = ofEverybody.has(method);
  // The guide for a compromised app is the one that begins with blocking it.
  const isOther = everyone && provider === 'microsoft' && method !== 'block_sign_in';
  const guide = chooseGuide(guides, {
    provider,
    accountType: aim.accountType,
    audience: method === 'own_account' ? 'individual' : 'admin',
    situation: isOther ? 'any' : aim.situation,
    coveredByAdminConsent: null,
    everyone,
  }).provider;
  const keys = guide.steps
    .map((step) => step.id)
    .filter((key) => !isOfMonday(key) && !otherWays[method]?.has(key));
  return {
    guideId: guide.id,
    steps: keys.map((key) => ({
      key,
      reports: decisive[method]?.has(key) ? 'provider' : null,
    })),
  };
}

/** The guide that a section follows, without the steps that another section has. */
export function guidanceFor(aim: SectionAim): Guidance {
  const { provider, method } = aim;
  return provider === null || method === null ? inMonday(aim) : atProvider(aim, provider, method);
}
