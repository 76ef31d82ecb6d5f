import type { Grants } from '../grants.ts';
import type { MicrosoftAccount } from './accounts.ts';
import { type AdminTokens, createAdminTokens } from './admin-tokens.ts';
import { createDirectory, type Directory } from './directory.ts';
import { type EntraControls, workingEntra } from './entra/graph-rules.ts';
import { createOrganizations, type GraphOrganizations } from './entra/organizations.ts';
import { createMicrosoftGrants } from './tokens.ts';

/** Behaviour of Graph; tests change it between steps. */
export interface GraphControls {
  /** Waits this long before each answer. */
  delayMilliseconds: number;
  /** Answers every call with this status instead. */
  status: number | null;
  /** Sent with that status. */
  retryAfterSeconds: number | null;
  /** Gives ids of personal accounts without zeros at the beginning. https://github.com/abraunegg/onedrive/issues/3072 */
  dropsZeros: boolean;
}

/** State of the stand-in for Microsoft, in memory only. */
export interface MicrosoftState extends Grants<MicrosoftAccount> {
  controls: GraphControls;
  /** True where the sign-in pages are cut off from their opener, as Entra's are unless an organization's own come between. */
  signIn: { isApart: boolean };
  accounts: MicrosoftAccount[];
  directory: Directory;
  adminTokens: AdminTokens;
  /** Organizations as Graph has them, beside the connector. */
  organizations: GraphOrganizations;
  entra: EntraControls;
  /** Calls to Graph by admins' tokens, a batch as one. */
  graphCalls: string[];
}

export const workingGraph = (): GraphControls => ({
  delayMilliseconds: 0,
  status: null,
  retryAfterSeconds: null,
  dropsZeros: false,
});

/** @param now the sandbox's time */
export function createMicrosoftState(
  accounts: MicrosoftAccount[],
  now: () => Date,
): MicrosoftState {
  const directory = createDirectory(now);
  const all = [...accounts];
  return {
    ...createMicrosoftGrants(directory, now),
    controls: workingGraph(),
    signIn: { isApart: true },
    accounts: all,
    directory,
    adminTokens: createAdminTokens(),
    organizations: createOrganizations(directory, all),
    entra: workingEntra(),
    graphCalls: [],
  };
}
