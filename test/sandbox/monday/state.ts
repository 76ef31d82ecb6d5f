import type { ProviderId } from '../../../server/contract/common.ts';
import { people as everyone, type Person } from './people.ts';
import { createVault, type Vault } from './vault.ts';

/** Behaviour of the stand-in for monday; tests change it between steps. */
export interface MondayControls {
  /** The API's version as the parent window chooses it, whatever the view asks for. */
  apiVersion: '2026-10' | '2026-04';
  /**
   * - `scopes-missing`: an admin has not approved the app's scopes
   * - `photo-unavailable`: the answer is whole but for one photo, with a fault beside the data
   * - `down`: the SDK's call fails as a whole
   */
  graphql: 'works' | 'scopes-missing' | 'photo-unavailable' | 'down';
  /** So many calls are refused from now on because there were too many. */
  limitedCalls: number;
  graphqlDelayMilliseconds: number;
  /**
   * - `expired`: every one is past its `exp`
   * - `foreign`: signed with another app's secret
   * - `refused`: the SDK's call fails
   */
  sessionTokens: 'good' | 'expired' | 'foreign' | 'refused';
  sessionTokenSeconds: number;
  /** Credentials features that were set up by hand, and not from the manifest. */
  features: Partial<Record<ProviderId, HandMadeFeature>>;
}

/** Permissions that a credentials feature asks for, where the manifest says others. */
export interface HandMadeFeature {
  scopes?: readonly string[];
  authorizeUrl?: string;
  tokenUrl?: string;
  /**
   * The key of its credentials, which is the app's to choose: monday's own pages and samples have
   * `credentials-key`, vendors `microsoft_credentials`.
   * https://developer.monday.com/apps/docs/workflows-actions
   */
  credentialsKey?: string;
}

export const workingMonday = (): MondayControls => ({
  apiVersion: '2026-10',
  graphql: 'works',
  limitedCalls: 0,
  graphqlDelayMilliseconds: 0,
  sessionTokens: 'good',
  sessionTokenSeconds: 300,
  features: {},
});

/** State of the stand-in for monday, in memory only. */
export interface MondayState {
  controls: MondayControls;
  people: Person[];
  vault: Vault;
  /** The person with this id, also one that monday's API does not answer for. */
  person(id: number): Person | undefined;
  /** The sandbox's time. */
  now(): Date;
}

export function createMondayState(crowd: Person[], now: () => Date): MondayState {
  const people = [...everyone, ...crowd];
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    controls: workingMonday(),
    people,
    vault: createVault(),
    person: (id) => byId.get(id),
    now,
  };
}
