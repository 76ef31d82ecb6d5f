import { z } from 'zod';
import { providerId } from '../../contract/common.ts';
import type { AccountType } from '../../contract/connection.ts';
import { guideSituation } from '../../contract/guide.ts';
import { language } from '../../contract/language.ts';
import { providerIds } from '../../contract/provider-facts.ts';
import type { GuideTemplate } from '../../providers/guide/guide-template.ts';
import { chooseGuide, type GuideChoice } from '../build/choose-guide.ts';

export const whoOptions = ['self', 'admin', 'support'] as const;
export const aboutOptions = [
  'work',
  'covered',
  'guest',
  'guest_covered',
  'personal',
  'app',
  'everyone',
] as const;
export type Who = (typeof whoOptions)[number];
export type About = (typeof aboutOptions)[number];

/** A page that people are sent to: what it does not know counts as not said. */
export const pageQuery = z.object({
  provider: providerId.catch(providerIds[0]),
  who: z.enum(whoOptions).optional().catch(undefined),
  what: guideSituation.optional().catch(undefined),
  about: z.enum(aboutOptions).optional().catch(undefined),
  q: z.string().trim().max(200).optional().catch(undefined),
  /** Absent: as the browser asks for. */
  language: language.optional().catch(undefined),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** Situations of a supported person in which the admin must act. */
const adminActs = new Set<string>([
  'left',
  'person_compromised',
  'app_compromised',
  'organization_compromised',
]);

/** True for the guide of a situation that is about everyone of an organization. */
const isOfAll = (guide: GuideTemplate, { what }: PageQuery): boolean =>
  (what === 'app_compromised' || what === 'organization_compromised') &&
  guide.isForEveryone === true &&
  guide.situations.includes(what);

export const audienceOf = ({ who, what, about }: PageQuery): 'individual' | 'admin' => {
  if (who === 'admin') return 'admin';
  return who === 'support' && adminActs.has(what ?? '') && about !== 'personal'
    ? 'admin'
    : 'individual';
};

/** Account types to choose from, for the third question; asked where guides differ by them. */
export function aboutFor(guides: readonly GuideTemplate[], query: PageQuery): readonly About[] {
  const own = guides.filter((guide) => guide.provider === query.provider);
  if (query.who === undefined) return [];
  if (audienceOf(query) === 'admin' && own.some((guide) => isOfAll(guide, query))) return [];
  const offered = aboutOptions.filter((about) => isOffered(about, own, query));
  return offered.length > 1 ? offered : [];
}

/** The kind of account that an answer is about. */
function accountTypeOf(about: About): AccountType {
  if (about === 'guest_covered') return 'guest';
  return about === 'covered' || about === 'everyone' ? 'work' : about;
}

/** For an admin, whatever happened; a provider has one for everyone beside those for one person. */
const isForAny = (guide: GuideTemplate) =>
  guide.audience === 'admin' && guide.isForEveryone === true && guide.situations.includes('any');

/** True if an answer leads to a guide of its own. */
function isOffered(about: About, own: readonly GuideTemplate[], { who }: PageQuery): boolean {
  switch (about) {
    case 'work':
      return true;
    case 'covered':
    case 'guest_covered': {
      const type = accountTypeOf(about);
      return own.some((guide) => guide.coveredByAdminConsent && guide.accountType === type);
    }
    case 'everyone':
      return who === 'admin' && own.some(isForAny);
    default:
      return own.some((guide) => guide.accountType === about);
  }
}

/** The guide that the answers lead to; null before the first question is answered. */
export function choiceOf(guides: readonly GuideTemplate[], query: PageQuery): GuideChoice | null {
  if (query.who === undefined) return null;
  const about = aboutFor(guides, query).find((one) => one === query.about) ?? 'work';
  return chooseGuide(guides, {
    provider: query.provider,
    audience: audienceOf(query),
    situation: query.what ?? 'any',
    accountType: accountTypeOf(about),
    coveredByAdminConsent: about === 'covered' || about === 'guest_covered',
    ...(about === 'everyone' && { everyone: true }),
  });
}

/** Address of the page with some answers changed; a language that was asked for stays. */
export function addressOf(query: PageQuery, change: Partial<PageQuery>): string {
  const { provider, who, what, about, language } = { ...query, ...change };
  const parameters = new URLSearchParams({ provider });
  if (who) parameters.set('who', who);
  if (what) parameters.set('what', what);
  if (about) parameters.set('about', about);
  if (language) parameters.set('language', language);
  return `/guide?${parameters}`;
}
