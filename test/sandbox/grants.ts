import { randomBytes } from 'node:crypto';

interface Code<Account> {
  account: Account;
  scope: string;
  redirectUri: string;
  /** The one address where it can be exchanged; any of the provider's where absent. */
  tokenUrl?: string;
}

/** The codes and tokens that a provider gave out, in memory only. */
export interface Grants<Account> {
  /** An authorization code; it can be exchanged once. */
  issueCode(code: Code<Account>): string;
  takeCode(code: string): Code<Account> | undefined;
  /** The owner allows the app this. */
  allow(account: Account, scopes: readonly string[]): void;
  /** The owner revokes it. What becomes of issued tokens is the provider's own way. */
  takeAway(account: Account): void;
  /**
   * An opaque access token.
   *
   * @param scopes what was granted with it; everything where absent
   */
  issueToken(account: Account, scopes?: readonly string[]): string;
  accountOfToken(token: string): Account | undefined;
  /** Returns whether a token carries one of these permissions. Upper and lower case are the same. */
  mayAsk(token: string, needs: readonly string[]): boolean;
  /** Another access token for the same account; the same text where the provider gives none. */
  renew(token: string): string;
}

const secret = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;

/** As most providers are: with the permission go the tokens. */
export function createGrants<Account>(): Grants<Account> & {
  isAllowed(account: Account): boolean;
} {
  const codes = new Map<string, Code<Account>>();
  const tokens = new Map<string, { account: Account; scopes?: readonly string[] }>();
  const allowed = new Set<Account>();
  function issueToken(account: Account, scopes?: readonly string[]): string {
    const text = secret('stand-in-access-token.');
    tokens.set(text, { account, ...(scopes && { scopes }) });
    return text;
  }
  return {
    issueCode(code) {
      const text = secret('0.stand-in-code.');
      codes.set(text, code);
      return text;
    },
    takeCode(text) {
      const code = codes.get(text);
      codes.delete(text);
      return code;
    },
    isAllowed: (account) => allowed.has(account),
    allow: (account) => void allowed.add(account),
    takeAway(account) {
      allowed.delete(account);
      for (const [text, issued] of tokens) if (issued.account === account) tokens.delete(text);
    },
    issueToken,
    accountOfToken: (text) => tokens.get(text)?.account,
    mayAsk(text, needs) {
      const scopes = tokens.get(text)?.scopes?.map((scope) => scope.toLowerCase());
      return scopes === undefined || needs.some((need) => scopes.includes(need.toLowerCase()));
    },
    renew(text) {
      const issued = tokens.get(text);
      return issued === undefined ? text : issueToken(issued.account, issued.scopes);
    },
  };
}
