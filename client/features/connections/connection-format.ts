import type { Connection } from '../../../server/contract/connection.ts';
import { isContradicted, knownOf } from '../../../server/contract/known.ts';
import { providerShortName } from '../../i18n/provider-names.ts';
import { t } from '../../i18n/translate.ts';
import type { Format } from '../../monday/profile-format.ts';
import type { StateLook } from '../../ui/state-label.tsx';
import type { Tone } from '../../ui/tone-label.tsx';

type Told = Pick<Connection, 'provider' | 'atProvider' | 'inMonday'>;

/** The words for what is known of the provider's side, by their key. */
export function providerKey(sides: Told) {
  const { state, how } = knownOf(sides).provider;
  if (state === 'nothing') return 'granted';
  if (state === 'granted') return 'still_granted';
  if (state === 'confirmed') return how === 'blocked' ? 'blocked' : 'removed';
  if (state === 'contradicted') return how === 'check' || how === 'run' ? how : 'reconnect';
  return state === 'refused' ? 'refused' : 'reported';
}

/** The words for what is known of monday's side, by their key. */
export function mondayKey(sides: Told) {
  const { state } = knownOf(sides).monday;
  if (state === 'contradicted') return 'run';
  if (state === 'requested') return 'requested';
  return state === 'reported' ? 'reported_deleted' : 'stored';
}

/** Both sides of a connection's state, such as `Microsoft: granted · monday: stored`. */
export const sidesOf = (sides: Told): string =>
  t('connections.halves', {
    provider: providerShortName(sides.provider),
    atProvider: t(`connections.atProvider.${providerKey(sides)}`),
    inMonday: t(`connections.inMonday.${mondayKey(sides)}`),
  });

/** Returns whether a connection's state is bad news or good news; null where it is neither. */
export function toneOf(connection: Told & Pick<Connection, 'state'>): Tone | null {
  if (isContradicted(connection)) return 'negative';
  return connection.state === 'confirmed' ? 'positive' : null;
}

const looks: Record<Connection['state'], StateLook> = {
  still_works: 'alarm',
  reconnected: 'alarm',
  revoking: 'waiting',
  partly: 'waiting',
  refused: 'blocked',
  revoked: 'reported',
  confirmed: 'good',
  active: 'active',
};

/** Returns the label's look for a state where nothing else is known of its connection. */
export const lookOfState = (state: Connection['state']): StateLook => looks[state];

/** Returns the label's look for a connection's state; what does not hold is an alarm, whatever the state. */
export const stateLook = (connection: Told & Pick<Connection, 'state'>): StateLook =>
  isContradicted(connection) ? 'alarm' : looks[connection.state];

/** Returns what distinguishes an identity from another of the same name: its e-mail, and its type where unusual. */
export function identityNote({
  displayName,
  email,
  accountType,
}: Pick<Connection, 'displayName' | 'email' | 'accountType'>): string | null {
  const parts = [
    email !== displayName && email,
    accountType && accountType !== 'work' && t(`connections.accountType.${accountType}`),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : null;
}

/** A line, and a smaller one below it where there is more to say. */
export interface TwoLines {
  text: string;
  secondary: string | null;
}

/** Since when it is connected: only a report says so, a run says that it was there by then. */
export function sinceOf({ source, firstConnectedAt }: Connection, format: Format): TwoLines {
  const date = format.date(firstConnectedAt);
  if (source !== 'run') return { text: date, secondary: null };
  return { text: t('connections.notReported'), secondary: t('connections.seenInRun', { date }) };
}

/** When it was last connected, and how often in all. */
export function lastOf(connection: Connection, format: Format): TwoLines {
  const { source, lastConnectedAt, timesConnected } = connection;
  if (source === 'run') return { text: t('connections.notReported'), secondary: null };
  return {
    text: format.date(lastConnectedAt),
    secondary:
      timesConnected > 1 ? t('connections.timesConnected', { count: timesConnected }) : null,
  };
}
