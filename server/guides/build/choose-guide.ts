import type { ProviderId } from '../../contract/common.ts';
import type { Connection } from '../../contract/connection.ts';
import type { GuideMessage, Situation } from '../../contract/guide.ts';
import type { GuideTemplate } from '../../providers/guide/guide-template.ts';

export interface GuideNeed {
  provider: ProviderId;
  accountType: Connection['accountType'];
  /** Reader: the person, or an admin acting for others. */
  audience: 'individual' | 'admin';
  situation: Situation | 'any';
  /** True if an admin's consent covers the person; null: not known. */
  coveredByAdminConsent: boolean | null;
  /** For an admin: the whole organization, not one person. Always so when the app or the organization is compromised. */
  everyone?: boolean;
}

export interface GuideChoice {
  /** The half at the provider. */
  provider: GuideTemplate;
  /** The half in monday. */
  monday: GuideTemplate;
  /** Note before the steps; null without one. */
  notice: string | null;
  /** To copy, for the person who must act instead; null where the caller can. */
  message: GuideMessage | null;
}

const ownerOnly =
  'This is a personal account. Only its owner can revoke the access. There is no admin way. Send the owner these steps.';
const notOnOwnPage =
  'An admin allowed this app for everyone. Your own page does not show it, or does not let you revoke it. Copy the message for your admin.';
const organizationWide =
  'These steps are for the whole organization: they hit everyone in it, not one person alone.';

const hitsEveryone = (guide: GuideTemplate) => guide.isForEveryone === true;
const isOfAll: ReadonlySet<string> = new Set(['app_compromised', 'organization_compromised']);
const forEveryone = (need: GuideNeed) => need.everyone ?? isOfAll.has(need.situation);

/** Rates how well a guide fits; null: not at all. Exact fits beat open ones, situation before account. */
function fitOf(guide: GuideTemplate, need: GuideNeed) {
  const exact = guide.situations.includes(need.situation);
  if (!exact && !guide.situations.includes('any')) return null;
  const { accountType, coveredByAdminConsent: covered } = guide;
  if (accountType !== null && accountType !== (need.accountType ?? 'work')) return null;
  if (covered !== null && covered !== (need.coveredByAdminConsent ?? false)) return null;
  return (exact ? 4 : 0) + (accountType === null ? 0 : 2) + (covered === null ? 0 : 1);
}

function best(guides: readonly GuideTemplate[], need: GuideNeed, audience: GuideNeed['audience']) {
  const ofAudience = guides.filter(
    (guide) => guide.provider === need.provider && guide.audience === audience,
  );
  const fitting = ofAudience.filter((guide) => hitsEveryone(guide) === forEveryone(need));
  // Some providers have no way for one person, or none for everyone: then the other is shown.
  return bestOf(fitting, need) ?? bestOf(ofAudience, need);
}

function bestOf(guides: readonly GuideTemplate[], need: GuideNeed): GuideTemplate | null {
  let found: GuideTemplate | null = null;
  let bestFit = -1;
  for (const guide of guides) {
    const fit = fitOf(guide, need);
    if (fit === null || fit <= bestFit) continue;
    found = guide;
    bestFit = fit;
  }
  return found;
}

const byId = (guides: readonly GuideTemplate[], id: string): GuideTemplate => {
  const found = guides.find((guide) => guide.id === id);
  if (!found) throw new Error(`no guide ${id}`);
  return found;
};

const ofOthers: Partial<Record<GuideNeed['situation'], string>> = {
  left: 'monday-leaver',
  organization_compromised: 'monday-organization',
};

/** Returns the guide of the half in monday. */
export function mondayHalf(
  guides: readonly GuideTemplate[],
  { audience, situation }: Pick<GuideNeed, 'audience' | 'situation'>,
): GuideTemplate {
  if (audience === 'individual') {
    return byId(guides, situation === 'left' ? 'monday-own-leaver' : 'monday-own');
  }
  return byId(guides, ofOthers[situation] ?? 'monday-others');
}

/**
 * The guide for a connection and a situation: both halves, and what to say before them.
 *
 * A personal account never gets an admin route. A person whom an admin's consent covers is told that
 * their own page will not help, with a message for their admin. A work account is assumed where the
 * type is not known, or the provider has no guide of its own for it.
 */
export function chooseGuide(guides: readonly GuideTemplate[], need: GuideNeed): GuideChoice {
  const own = guides.filter((guide) => guide.provider === need.provider);
  const isPersonal =
    need.accountType === 'personal' && own.some((guide) => guide.accountType === 'personal');
  const isCovered =
    need.audience === 'individual' &&
    need.coveredByAdminConsent === true &&
    own.some((guide) => guide.coveredByAdminConsent === true);
  const audience = isPersonal ? 'individual' : need.audience;
  const accountType = own.some((guide) => guide.accountType === need.accountType)
    ? need.accountType
    : null;
  const asked = {
    ...need,
    accountType,
    ...(isPersonal && { coveredByAdminConsent: null }),
  };
  const provider = best(guides, asked, audience);
  if (!provider) throw new Error(`no guide for ${need.provider}, ${audience}`);
  const choice = { provider, monday: mondayHalf(guides, need), notice: null, message: null };
  if (isPersonal && need.audience === 'admin') return { ...choice, notice: ownerOnly };
  if (isPersonal) return choice;
  if (isCovered) {
    // Steps in monday have messages of their own. Where an attacker reads the mail, there is none.
    const ofProvider = provider.steps.filter(({ id }) => !id.startsWith('monday-'));
    const message = ofProvider.find((one) => one.message !== null)?.message ?? null;
    return { ...choice, notice: message && notOnOwnPage, message };
  }
  return hitsEveryone(provider) ? { ...choice, notice: organizationWide } : choice;
}
