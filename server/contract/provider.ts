import { z } from 'zod';
import { providerId } from './common.ts';
import { access, risk } from './connection.ts';

/** A statement, and the page that says so. `key` is stable, for a translation of `text`. */
const sourced = { key: z.string(), text: z.string(), source: z.url() };

/** One permission that the app asks for at the consent page. */
export const providerScope = z.object({
  /** As the provider spells it. */
  name: z.string(),
  /** Stable, for a translation of `reason`; `unknown` where there is no description. */
  key: z.string(),
  /** Why an app asks for it, in words for the person who is asked. */
  reason: z.string(),
  risk,
  /** True if this permission outlives the person's own session. */
  lasts: access,
});
export type ProviderScope = z.infer<typeof providerScope>;

/**
 * A permission that the server can describe, whether asked for or not. `match` is a name, or the
 * beginning of names where it ends in `*`. Case does not count; the longest match describes a scope.
 */
export const knownScope = z.object({
  match: z.string(),
  key: z.string(),
  reason: z.string(),
  risk,
});
export type KnownScope = z.infer<typeof knownScope>;

export const parameterValue = z.union([z.string(), z.number(), z.boolean()]);
export type ParameterValue = z.infer<typeof parameterValue>;

/** A field that a person fills in before they connect, as monday's credential parameters have them. */
export const credentialParameter = z.object({
  /** The key in `userCredentialsParams`, and in URLs as `{{name}}`. */
  name: z.string(),
  title: z.string(),
  type: z.enum(['string', 'boolean', 'number']),
  required: z.boolean(),
  /** The only values allowed; null where any value of the type is. */
  options: z.array(z.object({ title: z.string(), value: parameterValue })).nullable(),
  placeholder: z.string().nullable(),
  /** Shown behind the input field. */
  staticSuffix: z.string().nullable(),
  description: z.string().nullable(),
  linkText: z.string().nullable(),
  linkUrl: z.url().nullable(),
});
export type CredentialParameter = z.infer<typeof credentialParameter>;

/** A place where a person revokes access at the provider. */
export const takeAwayPlace = z.object({
  /** Audience; null: everyone. */
  accountType: z.enum(['work', 'personal', 'app']).nullable(),
  label: z.string(),
  /** Null where the address differs from person to person; then the menu path leads there. */
  url: z.url().nullable(),
  /** The same way by hand: links change more often than menus. */
  menuPath: z.string(),
  source: z.url().nullable(),
  /** When the source was last read, `2026-11-24`. */
  lastRead: z.iso.date(),
  /** False where the words of the page may have changed since. */
  isConfirmed: z.boolean(),
});
export type TakeAwayPlace = z.infer<typeof takeAwayPlace>;

/** One outside service whose connections this server records. */
export const providerDescription = z.object({
  id: providerId,
  name: z.string(),
  kind: z.enum(['oauth2', 'api-token']),
  /** The application id at the provider, to find the app there; null where it is not configured. */
  clientId: z.string().nullable(),
  /** Permissions that the app asks for. */
  scopes: z.array(providerScope),
  knownScopes: z.array(knownScope),
  /** Lifetime of access with these scopes, and the reason. */
  access: z.object({ value: access, ...sourced }),
  parameters: z.array(credentialParameter),
  takeAway: z.array(takeAwayPlace),
});
export type ProviderDescription = z.infer<typeof providerDescription>;

/** A feature of monday that can use credentials. */
export const mondayFeature = z.object({
  ...sourced,
  name: z.string(),
  /**
   * Source: monday's documentation of the feature, monday's migration guide (a claim in
   * passing), or another vendor's help page.
   */
  basis: z.enum(['documentation', 'migration-guide', 'vendor']),
  lastRead: z.iso.date(),
});
export type MondayFeature = z.infer<typeof mondayFeature>;

/** Answer of `GET /api/providers`. */
export const providersAnswer = z.object({
  providers: z.array(providerDescription),
  /** The same for every provider: monday tells credentials features apart by nothing here. */
  mondayFeatures: z.array(mondayFeature),
});
export type ProvidersAnswer = z.infer<typeof providersAnswer>;
