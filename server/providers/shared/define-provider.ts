import type { z } from 'zod';
import type { Actor, Method } from '../../contract/case.ts';
import type { Placeholder } from '../../contract/guide.ts';
import { factsOf, type ProviderId } from '../../contract/provider-facts.ts';
import type { GuideTemplate } from '../guide/guide-template.ts';
import type { Provider } from './provider-definition.ts';

/**
 * The findings that a check can have of every connection of a section; `missing`: the app itself is not
 * there.
 */
export type Found = 'removed' | 'blocked' | 'missing';

/** One way to revoke access at a provider, and the steps that do it. */
export interface Way {
  method: Method;
  /** The actor: the person, or an administrator of the organization. */
  actor: Extract<Actor, 'person' | 'entra_admin' | 'provider_admin'>;
  /** For whom access ends. */
  endsFor: 'person' | 'organization';
  /** Ids of the steps after which access is removed; all others prepare or check. */
  decisiveSteps: readonly string[];
  /**
   * The same where an admin's consent covers the person: what then ends their access is what an admin
   * does, and not that the person's own permission goes.
   */
  coveredSteps?: readonly string[];
  /** Ids of steps that hit an account as a whole: only where the account is the person's own. */
  accountSteps?: readonly string[];
  /** Every step hits the account as a whole: no way for an account that others use as well. */
  isForOwnAccount?: boolean;
  /** Ids of the steps that a check proves as done by what it found: only what it can see. */
  proven?: Partial<Record<Found, readonly string[]>>;
  /** Ids of steps in the same guide that belong to another way. */
  otherSteps?: readonly string[];
}

/** The ids by which a connection is kept. */
export interface Spelling {
  /** The provider's key of the identity. */
  identity: string;
  organizationId: string | null;
}

/** The variables of the environment that a provider reads. */
export type SettingShape = Record<string, z.ZodType>;

export type SettingsOf<Shape extends SettingShape> = z.infer<z.ZodObject<Shape>>;

/** Settings of a provider from the environment; the rest follows from its definition. */
export type ConfiguredProvider = Omit<Provider, 'id' | 'name' | 'kind'>;

/**
 * Everything about one outside service. Its name and what the view must know of it are its line in
 * `contract/provider-facts.ts`.
 *
 * - `Shape`: the variables that it reads
 * - `Check`: how an administrator has an organization checked
 */
export interface ProviderDefinition<Shape extends SettingShape, Check = never> {
  id: ProviderId;
  settings: Shape;
  /** Variables that hold secrets: commands that need none never read them. */
  secrets?: readonly (keyof Shape)[];
  /**
   * For how many minutes a token that was already issued may work after access was removed; null
   * where the provider publishes no figure that holds for every app.
   */
  clock: { minutes: number; source: string } | null;
  /** Ways to revoke access, the usual one of each actor first. */
  ways: readonly Way[];
  /**
   * Returns the permissions among these that only an admin can have allowed; none where the provider
   * has no consent of an admin for everyone.
   */
  adminConsentNeeded?(scopes: readonly string[]): string[];
  /**
   * Returns ids as they are spelled today, where older records have them in another way; the same ids
   * where nothing is to change.
   */
  respell?(kept: Spelling): Spelling;
  /** Returns the guides, the person's own before those of administrators. */
  guides(settings: SettingsOf<Shape>): GuideTemplate[];
  /** Returns what guides may be filled with from a connection's key and organization. */
  fill?(
    identity: string | null,
    organizationId: string | null,
  ): Partial<Record<Placeholder, string>>;
  /**
   * Returns how organizations are checked; null where it is not set up.
   *
   * @param pause milliseconds between the two reads of a removal; the provider's own when absent
   */
  check?(settings: SettingsOf<Shape>, pause?: number): Check | null;
  create(settings: SettingsOf<Shape>): ConfiguredProvider;
}

/** Returns the definition as it is, with its types checked. */
export const defineProvider = <Shape extends SettingShape, Check = never>(
  definition: ProviderDefinition<Shape, Check>,
): ProviderDefinition<Shape, Check> => definition;

/** Returns a provider whole: what was configured, and what it is called. */
export function nameProvider(id: ProviderId, configured: ConfiguredProvider): Provider {
  const { name, kind } = factsOf(id);
  return { id, name, kind, ...configured };
}
