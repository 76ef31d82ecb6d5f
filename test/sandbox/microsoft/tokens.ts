import { createGrants, type Grants } from '../grants.ts';
import type { MicrosoftAccount } from './accounts.ts';
import type { Directory } from './directory.ts';

/** Lifetime of an access token in seconds, as token responses of Microsoft mostly say. */
export const tokenSeconds = 4799;

interface Issued {
  account: MicrosoftAccount;
  scopes: readonly string[] | undefined;
  /** When the person connected: what a revocation of sessions is compared with. */
  signedInAt: Date;
  expiresAt: Date;
}

/**
 * Microsoft's tokens. An access token works until it expires, whatever happens meanwhile; a new one
 * is given only as far as the directory allows it.
 */
export function createMicrosoftGrants(
  directory: Directory,
  now: () => Date,
): Grants<MicrosoftAccount> {
  const { issueCode, takeCode, issueToken: makeToken, mayAsk } = createGrants<MicrosoftAccount>();
  const tokens = new Map<string, Issued>();

  function issue(
    account: MicrosoftAccount,
    signedInAt: Date,
    scopes: readonly string[] | undefined,
  ): string {
    const text = makeToken(account, scopes);
    const expiresAt = new Date(now().getTime() + tokenSeconds * 1000);
    tokens.set(text, { account, scopes, signedInAt, expiresAt });
    return text;
  }

  return {
    issueCode,
    takeCode,
    allow: (account, scopes) => directory.consent(account, scopes),
    takeAway: (account) => directory.revokeOwn(account),
    issueToken: (account, scopes) => issue(account, now(), scopes),
    mayAsk,
    accountOfToken(text) {
      const issued = tokens.get(text);
      return issued && issued.expiresAt > now() ? issued.account : undefined;
    },
    renew(text) {
      const issued = tokens.get(text);
      if (!issued || directory.renewalRefusal(issued.account, issued.signedInAt)) return text;
      return issue(issued.account, issued.signedInAt, issued.scopes);
    },
  };
}
