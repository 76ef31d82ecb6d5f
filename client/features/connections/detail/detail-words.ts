import { providerInSentence } from '../../../i18n/provider-names.ts';
import '../../../i18n/load/connection-texts.ts';
import type { Connection } from '../../../../server/contract/connection.ts';
import { type KnownSide, knownOf } from '../../../../server/contract/known.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import type { FindPerson } from '../../../monday/people/people-context.ts';
import type { Format } from '../../../monday/profile-format.ts';
import { nameOf } from '../../../ui/people/person-cell.tsx';
import { mondayKey, providerKey } from '../connection-format.ts';

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
  if (by === null) return t('connection.aUser');
  if (/^\d+$/.test(by)) return personName(by, find);
  return t('connection.saidToBe', { name: isolate(by.replace(/^support: /, '')) });
}

const dateOf = (at: string | null, format: Format) =>
  at ? format.date(at) : t('connection.unknownDate');

/** Since when a side is as it is: what is granted since it was connected, all else since it is known. */
function sideDate(known: KnownSide, { firstConnectedAt }: Connection, format: Format) {
  return dateOf(known.at ?? firstConnectedAt, format);
}

/** Returns the key of what is said of the provider's side; what was given several times says so. */
function providerText(connection: Connection, format: Format) {
  const key = providerKey(connection);
  if (key !== 'granted') return key;
  // A connection without a report is known from its runs only: its start is not known.
  if (connection.source === 'run') return 'seen';
  const { firstConnectedAt, lastConnectedAt } = connection;
  const isAgain = dateOf(firstConnectedAt, format) !== dateOf(lastConnectedAt, format);
  return isAgain ? 'grantedAgain' : 'granted';
}

/** Describes the state: the sum, then each side by itself, then until when old tokens may work. */
export function stateSentences(connection: Connection, { find, format }: Words): string[] {
  const { state, clockEndsAt } = connection;
  const provider = providerInSentence(connection.provider);
  const known = knownOf(connection);
  const isSeen = connection.source === 'run';
  const mondaySide = mondayKey(connection);
  const { refusedAt } = known.provider;
  const sentences = [
    t(`connection.summary.${state}`, { provider, date: dateOf(refusedAt, format) }),
    t(`connection.provider.${providerText(connection, format)}`, {
      provider,
      first: dateOf(connection.firstConnectedAt, format),
      last: dateOf(connection.lastConnectedAt, format),
      by: reporterName(known.provider.by, find),
      date: sideDate(known.provider, connection, format),
    }),
    t(`connection.monday.${isSeen && mondaySide === 'stored' ? 'seen' : mondaySide}`, {
      by: reporterName(known.monday.by, find),
      date: sideDate(known.monday, connection, format),
    }),
  ];
  if (refusedAt !== null && known.provider.state !== 'refused') {
    sentences.push(t('connection.refusedToo', { provider, date: dateOf(refusedAt, format) }));
  }
  const mayWork = known.provider.state === 'reported' || known.provider.state === 'confirmed';
  if (mayWork && clockEndsAt && Date.parse(clockEndsAt) > Date.now()) {
    sentences.push(t('connection.clock', { time: format.dateTime(clockEndsAt) }));
  }
  return sentences;
}
