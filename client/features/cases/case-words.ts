import { actorName } from '../../i18n/actor-names.ts';
import { providerName } from '../../i18n/provider-names.ts';
import '../../i18n/load/cases-texts.ts';
import type { CaseSummary, ShownTarget } from '../../../server/contract/case.ts';
import { isolate, t } from '../../i18n/translate.ts';
import type { FindPerson } from '../../monday/people/people-context.ts';
import type { Format } from '../../monday/profile-format.ts';
import { filterWords, type Narrowed } from '../../ui/narrowed-words.ts';
import { nameOf } from '../../ui/people/person-cell.tsx';

/** Names and formats that a sentence about a case needs. */
export interface CaseWords {
  find: FindPerson;
  format: Format;
  /** The current user: called "you". */
  userId: string;
  /** True if the current user may open cases about others. */
  isAdmin: boolean;
  /** The name of an organization at a provider, or at any; its id where none is known. */
  organizationName(provider: string | null, id: string): string;
}

/** Returns a user inside a sentence; monday tells viewers and guests no name, not even theirs. */
export function personOf(userId: string | null, { find, userId: own }: CaseWords): string {
  const person = userId === null ? { status: 'unknown' as const } : find(userId);
  if (userId === own && person.status !== 'known') return t('names.actor.you');
  return isolate(nameOf(userId, person));
}

/** Returns the filter of a case in words, such as `high risk, Microsoft 365`. */
export function filterOf(narrowed: Narrowed, words: CaseWords): string {
  const { find, format, organizationName } = words;
  const { provider } = narrowed.filter;
  return filterWords(narrowed, {
    format,
    personName: (userId) => nameOf(userId, find(userId)),
    organizationName: (id) => organizationName(provider ?? null, id),
  }).join(', ');
}

/** Returns the target of a case, inside a sentence. */
export function targetOf(target: ShownTarget, count: number, isOwn: boolean, words: CaseWords) {
  const { find, format, organizationName } = words;
  if (target.kind === 'person') {
    return isolate(nameOf(target.userId, find(target.userId)));
  }
  if (target.kind === 'organization') {
    const organization = isolate(organizationName(target.provider, target.organizationId));
    return t('cases.target.organization', { organization });
  }
  if (target.kind === 'provider') {
    return t('cases.target.provider', { provider: providerName(target.provider) });
  }
  if (target.kind === 'filter') {
    return t('cases.target.filter', { filter: filterOf(target, words) });
  }
  return t(`cases.target.${isOwn ? 'own' : 'connections'}`, {
    count,
    number: format.number(count),
  });
}

const namedProviders = 3;

const saysProvider = (target: ShownTarget) =>
  target.kind === 'provider' || (target.kind === 'filter' && target.filter.provider !== undefined);

/** `Microsoft 365, 3 connections`; the number only where the target does not say it. */
export function caseScope({ target, providers, connectionCount }: CaseSummary, words: CaseWords) {
  const { format } = words;
  const names =
    providers.length > namedProviders
      ? [t('cases.providers', { number: format.number(providers.length) })]
      : providers.map(providerName);
  const number = { count: connectionCount, number: format.number(connectionCount) };
  return [
    ...(saysProvider(target) ? [] : names),
    ...(target.kind === 'connections' ? [] : [t('cases.connections', number)]),
  ].join(', ');
}

/** `Person left: Dana Cole`; of one's own `I am leaving: 3 of your connections`. */
export function caseSubject(one: CaseSummary, words: CaseWords): string {
  const isOwn = !words.isAdmin && one.openedBy === words.userId;
  return t('cases.name', {
    situation:
      isOwn && one.situation !== 'organization_compromised'
        ? t(`cases.ownSituation.${one.situation}`)
        : t(`cases.situation.${one.situation}`),
    target: targetOf(one.target, one.connectionCount, isOwn, words),
  });
}

/** A case's subject with where access ends: `Person left: Dana Cole (Microsoft 365, 3 connections)`. */
export function caseName(one: CaseSummary, words: CaseWords): string {
  const name = caseSubject(one, words);
  const scope = caseScope(one, words);
  return scope === '' ? name : t('cases.nameWithScope', { name, scope });
}

type Waiting = CaseSummary['waitsFor'][number];

/** Returns an actor inside a sentence; a person by name. */
export function actorWords(acting: Waiting, words: CaseWords): string {
  const { actor, userId } = acting;
  // An admin has a name here where the case is back with its owner.
  if ((actor !== 'person' && actor !== 'monday_admin') || userId === null) return actorName(acting);
  return userId === words.userId
    ? t('names.actor.you')
    : isolate(nameOf(userId, words.find(userId)));
}

/** `2 of 7 steps`. */
export const stepsOf = ({ steps }: CaseSummary, format: Format): string =>
  t('cases.steps', { done: format.number(steps.done), total: format.number(steps.total) });

/** Today's calendar day where the reader is: `2026-11-30`. */
export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const isOverdue = ({ status, dueOn }: CaseSummary): boolean =>
  status === 'open' && dueOn !== null && dueOn < today();

/** By when a case is due: `Due 24 Dec 2026`; null where no day was set. */
export function dueOf(one: CaseSummary, format: Format): string | null {
  if (one.dueOn === null) return null;
  if (one.status === 'open' && one.dueOn === today()) return t('cases.dueToday');
  return t(isOverdue(one) ? 'cases.overdue' : 'cases.due', { date: format.day(one.dueOn) });
}

const day = 86_400_000;

/** Says how long a case has been open: `open for 3 days`. */
export function openFor({ openedAt }: CaseSummary, format: Format): string {
  const count = Math.max(0, Math.floor((Date.now() - Date.parse(openedAt)) / day));
  return count === 0
    ? t('cases.openToday')
    : t('cases.openFor', { count, number: format.number(count) });
}

/** Until when tokens already issued may work; null where nothing is reported, or it is not known. */
export function clockOf({ clockEndsAt }: CaseSummary, format: Format): string | null {
  if (clockEndsAt === null) return null;
  const isOver = Date.parse(clockEndsAt) <= Date.now();
  return t(isOver ? 'cases.clockOver' : 'cases.clock', { time: format.dateTime(clockEndsAt) });
}

type Told = CaseSummary['told'][number];

/** Says what the acting person has told: `Sam (unchecked name) finished: Entra admin of Contoso`. */
export function toldWords(told: Told, words: CaseWords): string {
  const who = actorWords(told, words);
  return told.saidToBe === null
    ? t(`cases.told.${told.kind}`, { who })
    : t(`cases.told.${told.kind}By`, { who, name: isolate(told.saidToBe) });
}

/** Returns how good what was told is: finished with open steps is for an admin to look at. */
export const toldTone = ({ kind, openSteps }: Told): 'negative' | 'positive' | null =>
  kind === 'blocked' ? 'negative' : openSteps > 0 ? null : 'positive';

/** Returns the actors with open steps, as a list; null without any. */
export function waitsFor({ waitsFor: all }: CaseSummary, words: CaseWords): string | null {
  const names = [...new Set(all.map((one) => actorWords(one, words)))];
  return names.length > 0 ? words.format.list(names) : null;
}

/** Everyone whom a case in a list names. */
export const userIdsOf = ({ openedBy, owner, target, waitsFor: all }: CaseSummary) => [
  openedBy,
  owner,
  ...(target.kind === 'person' || target.kind === 'filter' ? [target.userId] : []),
  ...all.map(({ userId }) => userId),
];
