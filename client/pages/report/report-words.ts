import type { CaseSection } from '../../../server/contract/case.ts';
import type { CaseReport } from '../../../server/contract/case-report.ts';
import { actorTitle } from '../../i18n/actor-names.ts';
import { browserFormat } from '../../i18n/format.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { isolate, t } from '../../i18n/translate.ts';

export type ReportedConnection = CaseReport['connections'][number];

const supportMark = 'support: ';

/** Names of monday users are not known here: the page has no session to ask monday with. */
export const userWords = (id: string | null): string =>
  id ? t('report.user', { id: isolate(id) }) : t('report.userDeleted');

/** Returns who reported a side: a monday user, or the name that the holder of a case link gave. */
export function byWords(by: string | null): string {
  if (by?.startsWith(supportMark)) {
    return t('report.saidToBe', { name: isolate(by.slice(supportMark.length)) });
  }
  return userWords(by);
}

/** How far the half at the provider is proven, in a sentence. */
export function providerWords({ atProvider, provider }: ReportedConnection): string {
  const { dateTime } = browserFormat();
  const { state, at, by, checkedAt } = atProvider;
  const words = {
    provider: providerName(provider),
    who: byWords(by),
    time: at ? dateTime(at) : '',
    checked: checkedAt ? dateTime(checkedAt) : '',
  };
  if (state === 'granted') {
    return checkedAt ? t('report.atProvider.stillGranted', words) : t('report.atProvider.granted');
  }
  return t(`report.atProvider.${state}`, words);
}

/** How far the half in monday is reported; it can never be confirmed. */
export function mondayWords({ inMonday: { state, at, by } }: ReportedConnection): string {
  const time = at ? browserFormat().dateTime(at) : '';
  return t(`report.inMonday.${state}`, { who: byWords(by), time });
}

/** Until when tokens that were already issued may work; empty where nothing was removed. */
export function clockWords({ atProvider, clockEndsAt }: ReportedConnection): string {
  if (atProvider.state === 'granted') return '';
  if (!clockEndsAt) return t('report.clock.unknown');
  const time = browserFormat().dateTime(clockEndsAt);
  return t(atProvider.state === 'reported' ? 'report.clock.reported' : 'report.clock.seen', {
    time,
  });
}

/** Returns the actor of a section. */
export const sectionWords = (section: CaseSection): string =>
  section.actor === 'person' && section.userId ? userWords(section.userId) : actorTitle(section);
