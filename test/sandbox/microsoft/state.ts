import { createGrants, type Grants } from '../grants.ts';
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

/** What the stand-in for Microsoft remembers, in memory only. */
export interface MicrosoftState extends Grants<MicrosoftAccount> {
  controls: GraphControls;
  accounts: MicrosoftAccount[];
}

export const workingGraph = (): GraphControls => ({
  delayMilliseconds: 0,
  status: null,
  retryAfterSeconds: null,
});

export const createMicrosoftState = (accounts: MicrosoftAccount[]): MicrosoftState => ({
  ...createGrants<MicrosoftAccount>(),
  controls: workingGraph(),
  accounts: [...accounts],
});
