import { randomBytes } from 'node:crypto';
import type { MicrosoftAccount } from './accounts.ts';

/** How Graph behaves; tests change it between steps. */
export interface GraphControls {
  /** Waits this long before each answer. */
  delayMilliseconds: number;
  /** Answers every call with this status instead. */
  status: number | null;
  /** Sent with that status. */
  retryAfterSeconds: number | null;
}

interface Code {
  account: MicrosoftAccount;
  scope: string;
  redirectUri: string;
}

/** What the stand-in for Microsoft remembers, in memory only. */
export interface MicrosoftState {
  controls: GraphControls;
  accounts: MicrosoftAccount[];
  /** An authorization code; it can be exchanged once. */
  issueCode(code: Code): string;
  takeCode(code: string): Code | undefined;
  /** An opaque access token for Graph. */
  issueToken(account: MicrosoftAccount): string;
  accountOfToken(token: string): MicrosoftAccount | undefined;
}

export const workingGraph = (): GraphControls => ({
  delayMilliseconds: 0,
  status: null,
  retryAfterSeconds: null,
});

const secret = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;

export function createMicrosoftState(accounts: MicrosoftAccount[]): MicrosoftState {
  const codes = new Map<string, Code>();
  const tokens = new Map<string, MicrosoftAccount>();
  return {
    controls: workingGraph(),
    accounts: [...accounts],
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
    issueToken(account) {
      const text = secret('stand-in-access-token.');
      tokens.set(text, account);
      return text;
    },
    accountOfToken: (text) => tokens.get(text),
  };
}
