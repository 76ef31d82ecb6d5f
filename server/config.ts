import { z } from 'zod';
import {
  databaseUrl,
  days,
  flag,
  minimumSecretLength,
  publicUrl,
  secrets,
  trustProxy,
} from './config-values.ts';
import { providerSettings, secretSettings } from './providers/registry.ts';
import { list, text, url } from './providers/shared/settings.ts';

/** Everything the environment decides, checked once at start. */
export type Config = z.infer<typeof environment>;

/** Raised when the environment cannot be used; `faults` are plain sentences without any value. */
export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`The configuration has ${faults.length} fault(s).`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const environment = z.object({
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65535, 'must be a port number')
    .default(8080),
  HOST: text.default('0.0.0.0'),
  PUBLIC_URL: publicUrl,
  DATABASE_URL: databaseUrl.default('sqlite:data/keyholder.db'),
  ACTIVITY_DAYS: days.optional(),
  CLOSED_CASE_DAYS: days.optional(),
  DELETION_LIST: z.string().trim().optional(),
  MONDAY_CLIENT_ID: text,
  MONDAY_CLIENT_SECRET: secrets,
  MONDAY_SIGNING_SECRET: secrets,
  APP_NAME: text.default('this app'),
  PUBLISHER_NAME: text.optional(),
  SUPPORT_EMAIL: z.email('must be an e-mail address').default('support@monday.com'),
  TRUST_PROXY: trustProxy.optional(),
  METRICS_TOKEN: z
    .string()
    .min(minimumSecretLength, `must have at least ${minimumSecretLength} characters`)
    .optional(),
  REQUIRE_AUD: flag.default(false),
  HSTS_SUBDOMAINS: flag.default(false),
  RATE_LIMIT_SCALE: z.coerce.number('must be a number').min(0, 'must not be negative').default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ...providerSettings,
});

/**
 * The address of the store alone, for commands that need nothing else.
 *
 * @param source variables with the secrets of files filled in; see `withSecretFiles`
 * @throws ConfigError
 */
export function readDatabaseUrl(source: NodeJS.ProcessEnv): string {
  const given = source.DATABASE_URL?.trim() || undefined;
  const parsed = environment.shape.DATABASE_URL.safeParse(given);
  if (!parsed.success) throw new ConfigError(['DATABASE_URL must be sqlite:PATH or postgres://….']);
  return parsed.data;
}

/** Zod's own words may quote the value; ours never do. */
function describe(issue: z.core.$ZodIssue, source: NodeJS.ProcessEnv): string {
  const name = String(issue.path[0]);
  if (source[name] === undefined) return `${name} is required.`;
  const place = typeof issue.path[1] === 'number' ? ` (entry ${issue.path[1] + 1})` : '';
  const allowed = issue.code === 'invalid_value' ? `must be one of ${issue.values.join(', ')}` : '';
  return `${name}${place} ${allowed || issue.message}.`;
}

/** An empty variable counts as not set, as env files write it. */
function parse<Schema extends z.ZodObject>(
  schema: Schema,
  source: NodeJS.ProcessEnv,
  otherFaults: string[] = [],
): z.infer<Schema> {
  const known = Object.keys(schema.shape);
  const present = Object.fromEntries(
    known.filter((name) => source[name]?.trim()).map((name) => [name, source[name]]),
  );
  const parsed = schema.safeParse(present);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => describe(issue, present));
  faults.push(...otherFaults);
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return parsed.data;
}

/**
 * Reads the configuration.
 *
 * @param source the process environment, or a stand-in for it
 * @throws ConfigError with every fault at once; no fault repeats a value, since it may be a secret
 */
export function readConfig(source: NodeJS.ProcessEnv): Config {
  return parse(
    environment,
    source,
    [sharedSecret, withoutProvider, withoutConnector, sharedRegistration].flatMap(
      (rule) => rule(source) ?? [],
    ),
  );
}

const isSet = (source: NodeJS.ProcessEnv, name: string) => Boolean(source[name]?.trim());

/** Each is what one provider cannot do without. */
const providerNames = Object.keys(providerSettings).filter(
  (name) => name.endsWith('_CLIENT_ID') || secretSettings.has(name),
);

function withoutProvider(source: NodeJS.ProcessEnv): string | null {
  if (providerNames.some((name) => isSet(source, name))) return null;
  return "No provider is configured, so that no account could be connected. Set MICROSOFT_CLIENT_ID or another provider's id (.env.example names them).";
}

/** A check looks for the connector in an organization. */
function withoutConnector(source: NodeJS.ProcessEnv): string | null {
  if (!isSet(source, 'ENTRA_CLIENT_ID') || isSet(source, 'MICROSOFT_CLIENT_ID')) return null;
  return 'ENTRA_CLIENT_ID needs MICROSOFT_CLIENT_ID, the application that a check at Entra looks for.';
}

/** Its tokens may change things: the registration whose tokens reach this server must be another. */
function sharedRegistration(source: NodeJS.ProcessEnv): string | null {
  const name = 'ENTRA_ACTING_CLIENT_ID';
  if (!isSet(source, name)) return null;
  const others = ['ENTRA_CLIENT_ID', 'MICROSOFT_CLIENT_ID'];
  if (!isSet(source, 'ENTRA_CLIENT_ID')) {
    return `${name} needs ENTRA_CLIENT_ID, the application that reads what is to be changed.`;
  }
  const idOf = (one: string) => source[one]?.trim().toLowerCase();
  return others.some((one) => idOf(one) === idOf(name))
    ? `${name} must be an application of its own, not ${others.join(' or ')}: Microsoft's tokens carry every permission that an application was ever given.`
    : null;
}

const publicProviderSettings = Object.fromEntries(
  Object.entries(providerSettings).filter(([name]) => !secretSettings.has(name)),
) as typeof providerSettings;

const publicPart = z.object({
  PUBLIC_URL: url.optional(),
  APP_NAME: text.optional(),
  ...publicProviderSettings,
});

/** Public settings: addresses, names and ids. */
export type PublicConfig = z.infer<typeof publicPart>;

/**
 * Reads the part without any secret, for commands that need no more. Nothing of it is required.
 *
 * @throws ConfigError as readConfig does
 */
export const readPublicConfig = (source: NodeJS.ProcessEnv): PublicConfig =>
  parse(publicPart, source);

/**
 * One value in both lists would let a token of one kind pass the other kind's check.
 * RFC 8725, 3.12: rules for different kinds of tokens must exclude each other.
 */
function sharedSecret(source: NodeJS.ProcessEnv): string | null {
  const client = list.parse(source.MONDAY_CLIENT_SECRET ?? '');
  const signing = list.parse(source.MONDAY_SIGNING_SECRET ?? '');
  return client.some((secret) => signing.includes(secret))
    ? 'MONDAY_CLIENT_SECRET and MONDAY_SIGNING_SECRET hold the same value; they are two different secrets in the Developer Center.'
    : null;
}
