import type { Actor, Half, Method, Situation, StepReport } from '../../contract/case.ts';
import type { ProviderId } from '../../contract/common.ts';
import type { AccountType } from '../../contract/connection.ts';
import { chooseGuide, mondayHalf } from '../../guides/build/choose-guide.ts';
import { createGuides } from '../../guides/guide-registry.ts';
import { defaultSettings, rulesOf } from '../../providers/registry.ts';

/** Facts of a section that decide which guide fits. */
export interface SectionAim {
  situation: Situation;
  actor: Actor;
  /** Null for what comes before the rest. */
  half: Half | null;
  provider: ProviderId | null;
  accountType: AccountType | null;
  method: Method | null;
  /** The accounts are the person's own: steps may hit an account as a whole. */
  isOwnAccount: boolean;
  /** An admin's consent is presumed to cover the people whom it is about. */
  isCovered: boolean;
}

/** The guide that a section follows, and the steps of it. */
export interface Guidance {
  guideId: string;
  steps: { key: string; reports: StepReport | null }[];
}

/** Steps have the same names whatever the environment says; only their texts differ. */
const guides = createGuides(defaultSettings());

const mondayReports: Record<string, StepReport> = {
  'monday-look-beside-account': 'monday_deleted',
  'monday-write-to-support': 'monday_requested',
  'monday-write-for-others': 'monday_requested',
  'monday-note-confirmation': 'monday_deleted',
};

/** Steps in monday that come before access is removed: a section of their own. */
const first: ReadonlySet<string> = new Set([
  'monday-hand-over-automations',
  'monday-hand-over-own',
  'monday-secure-admins',
]);

/** monday's half has a section of its own; guides that stand alone hold it as well. */
const isOfMonday = (key: string) => key.startsWith('monday-');

function inMonday(aim: SectionAim): Guidance {
  const audience = aim.actor === 'person' ? 'individual' : 'admin';
  const guide = mondayHalf(guides, { audience, situation: aim.situation });
  const isFirst = aim.half === null;
  const keys = guide.steps.map((step) => step.id).filter((key) => first.has(key) === isFirst);
  return {
    guideId: guide.id,
    steps: keys.map((key) => ({ key, reports: mondayReports[key] ?? null })),
  };
}

const aboutTheAccount: ReadonlySet<Situation> = new Set(['left', 'person_compromised']);

/** Returns the situation whose guide ends the access of this app, and leaves the account alone. */
const accessOnly = (situation: Situation): Situation =>
  aboutTheAccount.has(situation) ? 'not_needed' : situation;

function atProvider(aim: SectionAim, provider: ProviderId, method: Method): Guidance {
  const { ways } = rulesOf(provider);
  const way = ways.find((one) => one.method === method);
  const wide = ways.filter(({ endsFor }) => endsFor === 'organization');
  const everyone = way?.endsFor === 'organization';
  // The guide for a compromised app begins with the usual way.
  const isUnusual = everyone && way !== wide[0];
  const accountSteps = aim.isOwnAccount ? [] : (way?.accountSteps ?? []);
  // Guides for a person who leaves, or whose account is compromised, are about the account itself.
  const situation = accountSteps.length > 0 ? accessOnly(aim.situation) : aim.situation;
  const guide = chooseGuide(guides, {
    provider,
    accountType: aim.accountType,
    audience: method === 'own_account' ? 'individual' : 'admin',
    situation: isUnusual ? 'any' : situation,
    // Without a sign of it nothing is known.
    coveredByAdminConsent: aim.isCovered || null,
    everyone,
  }).provider;
  const isCovered = aim.isCovered && aim.accountType !== 'personal';
  const decisive = (isCovered && way?.coveredSteps) || way?.decisiveSteps;
  const keys = guide.steps
    .map((step) => step.id)
    .filter((key) => !isOfMonday(key) && !way?.otherSteps?.includes(key))
    .filter((key) => !accountSteps.includes(key));
  return {
    guideId: guide.id,
    steps: keys.map((key) => ({
      key,
      reports: decisive?.includes(key) ? 'provider' : null,
    })),
  };
}

/** The guide that a section follows, without the steps that another section has. */
export function guidanceFor(aim: SectionAim): Guidance {
  const { provider, method } = aim;
  return provider === null || method === null ? inMonday(aim) : atProvider(aim, provider, method);
}
