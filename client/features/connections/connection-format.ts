import type { Connection } from '../../../server/contract/connection.ts';
import { providerShortName } from '../../i18n/provider-names.ts';
import { t } from '../../i18n/translate.ts';
import type { Format } from '../../monday/profile-format.ts';

/** Both halves of a connection's state, such as `Microsoft: granted · monday: stored`. */
export function sidesOf({
  provider,
  atProvider,
  inMonday,
}: Pick<Connection, 'provider' | 'atProvider' | 'inMonday'>): string {
  return t('connections.halves', {
    provider: providerShortName(provider),
    atProvider: t(`connections.atProvider.${atProvider.state}`),
    inMonday: t(`connections.inMonday.${inMonday.state}`),
  });
}

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
