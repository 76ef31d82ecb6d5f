import { providerInSentence } from '../../../i18n/provider-names.ts';
import '../../../i18n/load/connection-texts.ts';
import type { Connection } from '../../../../server/contract/connection.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import type { FindPerson } from '../../../monday/people/people-context.ts';
import type { Format } from '../../../monday/profile-format.ts';
import { nameOf } from '../../../ui/people/person-cell.tsx';

/** Names and formats that a sentence about a connection needs. */
export interface Words {
  find: FindPerson;
  format: Format;
}

/** A person in a sentence. */
export const personName = (userId: string, find: FindPerson): string =>
  isolate(nameOf(userId, find(userId)));

/** Returns who reported a side: a monday user, or an unchecked name. */
function reporterName(by: string | null, find: FindPerson): string {
  if (by === null) return t('connection.somebody');
  if (/^\d+$/.test(by)) return personName(by, find);
  return t('connection.saidToBe', { name: isolate(by.replace(/^support: /, '')) });
}

const dateOf = (at: string | null, format: Format) =>
  at ? format.date(at) : t('connection.unknownDate');

/** How things stand: the sum, then each half by itself, then until when old tokens may work. */
export function stateSentences(connection: Connection, { find, format }: Words): string[] {
  const { state, atProvider, inMonday, firstConnectedAt, clockEndsAt } = connection;
  const provider = providerInSentence(connection.provider);
  // A connection without a report is known from its runs only: its start is not known.
  const isSeen = connection.source === 'run';
  const providerKey = isSeen && atProvider.state === 'granted' ? 'seen' : atProvider.state;
  const mondayKey = isSeen && inMonday.state === 'stored' ? 'seen' : inMonday.state;
  const sentences = [
    t(`connection.summary.${state}`, { provider }),
    t(`connection.provider.${providerKey}`, {
      provider,
      by: reporterName(atProvider.by, find),
      date: dateOf(atProvider.at ?? firstConnectedAt, format),
    }),
    t(`connection.monday.${mondayKey}`, {
      by: reporterName(inMonday.by, find),
      date: dateOf(inMonday.at ?? firstConnectedAt, format),
    }),
  ];
  if (clockEndsAt && Date.parse(clockEndsAt) > Date.now()) {
    sentences.push(t('connection.clock', { time: format.dateTime(clockEndsAt) }));
  }
  return sentences;
}
