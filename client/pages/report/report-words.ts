import type { CaseSection } from '../../../server/contract/case.ts';
import type { CaseReport } from '../../../server/contract/case-report.ts';
import { evidenceOf, type Side } from '../../../server/contract/evidence.ts';
import { type KnownSide, knownOf } from '../../../server/contract/known.ts';
import { hasEntra } from '../../../server/contract/provider-facts.ts';
import { actorTitle } from '../../i18n/actor-names.ts';
import { browserFormat } from '../../i18n/format.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { filterWords, type Narrowed } from '../../ui/narrowed-words.ts';
import { userName } from './names.ts';

export type ReportedConnection = CaseReport['connections'][number];

/** Says how the connections were chosen; an organization by the name that the report has of it. */
export function chosenWords(narrowed: Narrowed, { case: of }: CaseReport): string {
  const names = new Map(
    of.sections.map(({ organization }) => [organization?.id, organization?.name]),
  );
  return filterWords(narrowed, {
    format: browserFormat(),
    personName: (id) => userName(id) ?? id,
    organizationName: (id) => names.get(id) ?? id,
  }).join(', ');
}

const supportMark = 'support: ';

/** A monday user: by name where monday gave one to who opened the report, and always by id. */
export function userWords(id: string | null): string {
  if (!id) return t('report.userDeleted');
  const name = userName(id);
  if (name === null) return t('report.user', { id: isolate(id) });
  return t('report.userNamed', { name: isolate(name), id: isolate(id) });
}

/** Says who else uses an account; whom the server does not name, by their number. Null for no other. */
export function alsoUsedWords({ count, userIds }: ReportedConnection['alsoUsedBy']): string | null {
  const { list, number } = browserFormat();
  if (count === 0) return null;
  if (userIds.length === 0) {
    return t('report.connections.others', { count, number: number(count) });
  }
  const rest = count - userIds.length;
  const more = t('report.connections.more', { count: rest, number: number(rest) });
  const people = userIds.map(userWords);
  return t('report.connections.alsoUsed', { people: list(rest > 0 ? [...people, more] : people) });
}

/** Returns who reported a side: a monday user, or the name that the holder of a case link gave. */
export function byWords(by: string | null): string {
  if (by?.startsWith(supportMark)) {
    return t('report.saidToBe', { name: isolate(by.slice(supportMark.length)) });
  }
  return userWords(by);
}

const timeWords = (at: string | null) => (at ? browserFormat().dateTime(at) : '');

/** The words for what is known of the provider's side, by their key. */
function providerKey({ state, how }: KnownSide) {
  if (state === 'nothing') return 'granted';
  if (state === 'granted') return 'stillGranted';
  if (state === 'confirmed') return how === 'blocked' ? 'blocked' : 'removed';
  if (state === 'contradicted') return how === 'check' || how === 'run' ? how : 'reconnect';
  return state === 'refused' ? 'refused' : 'reported';
}

/** Says what is known of the provider's side, in sentences. */
export function providerWords(connection: ReportedConnection): string {
  const known = knownOf(connection).provider;
  const provider = providerName(connection.provider);
  const time = timeWords(known.at);
  const key = providerKey(known);
  const sentence = t(`report.atProvider.${key}`, {
    provider,
    who: byWords(known.by),
    time,
    checked: time,
  });
  if (known.refusedAt === null || known.state === 'refused') return sentence;
  return `${sentence} ${t('report.refusedToo', { provider, time: timeWords(known.refusedAt) })}`;
}

/** Says what is known of monday's side; it can never be confirmed. */
export function mondayWords(connection: ReportedConnection): string {
  const { state, at, by } = knownOf(connection).monday;
  const keys = {
    requested: 'requested',
    reported: 'reported_deleted',
    contradicted: 'run',
  } as const;
  const key = state in keys ? keys[state as keyof typeof keys] : 'stored';
  return t(`report.inMonday.${key}`, { who: byWords(by), time: timeWords(at) });
}

/** Says what was known of a side before, and why it counts no longer; the latest first. */
export function earlierWords(connection: ReportedConnection, side: Side): string[] {
  const provider = providerName(connection.provider);
  return evidenceOf(connection.evidence)[side].flatMap((one) => {
    const { kind, at, userId, saidBy, standing, since } = one;
    if (standing === 'holds' || since === null) return [];
    const who = byWords(userId ?? saidBy);
    return t('report.earlier.entry', {
      what: t(`report.earlier.kind.${kind}`, { time: timeWords(at), who, provider }),
      standing: t(`report.earlier.standing.${standing}`, { time: timeWords(since) }),
    });
  });
}

/** Until when tokens that were already issued may work; empty where nothing was removed. */
export function clockWords(connection: ReportedConnection): string {
  const { state } = knownOf(connection).provider;
  if (state !== 'reported' && state !== 'confirmed') return '';
  if (!connection.clockEndsAt) return t('report.clock.unknown');
  const time = timeWords(connection.clockEndsAt);
  const kind = state === 'reported' ? 'reported' : 'seen';
  // Organizations set token lifetimes at Entra, and never for personal accounts.
  const isOfEntra = hasEntra(connection.provider) && connection.accountType !== 'personal';
  return t(`report.clock.${kind}${isOfEntra ? '' : 'Plain'}`, { time });
}

/** Returns the actor of a section. */
export const sectionWords = (section: CaseSection): string =>
  section.actor === 'person' && section.userId ? userWords(section.userId) : actorTitle(section);
