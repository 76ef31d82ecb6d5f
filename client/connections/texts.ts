import type { Connection } from '../../server/contract/connection.ts';
import { t } from '../text/text.ts';

/** Both halves of a connection's state, such as `Microsoft: granted · monday: stored`. */
export function halvesOf({ provider, atProvider, inMonday }: Connection): string {
  return t('connections.halves', {
    provider: t(`connections.providerShort.${provider}`),
    atProvider: t(`connections.atProvider.${atProvider.state}`),
    inMonday: t(`connections.inMonday.${inMonday.state}`),
  });
}

/** What tells an identity from another of the same name: its e-mail, and its type where unusual. */
export function identityNote({ displayName, email, accountType }: Connection): string | null {
  const parts = [
    email !== displayName && email,
    accountType && accountType !== 'work' && t(`connections.accountType.${accountType}`),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : null;
}
