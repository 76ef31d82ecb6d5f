import { z } from 'zod';
import { list, url } from './providers/shared/settings.ts';

export const minimumSecretLength = 16;

/** Every address of the server begins at its root: a path in front would be lost. */
export const publicUrl = url.refine(
  (text) => !URL.canParse(text) || new URL(text).pathname === '/',
  'must not hold a path: a proxy hands over the whole host',
);

/** Comma-separated, for rotation: every one is accepted. */
export const secrets = list.pipe(
  z
    .array(
      z.string().min(minimumSecretLength, `must have at least ${minimumSecretLength} characters`),
    )
    .min(1, 'is required'),
);

export const databaseUrl = z
  .string()
  .refine(
    (text) => /^sqlite:.+/.test(text) || /^postgres(ql)?:\/\/.+/.test(text),
    'must be sqlite:PATH or postgres://…',
  );

export const trustProxy = z
  .string()
  .regex(/^(\d{1,2}|[0-9a-fA-F.:/, ]+)$/, 'must be a number of hops, or addresses or CIDR ranges')
  .transform((text) => (/^\d{1,2}$/.test(text) ? Number(text) : text.split(/\s*,\s*/)));

export const flag = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((text) => text === 'true');

/** Parses a time to keep something, in days. */
export const days = z.coerce
  .number('must be a number of days')
  .int('must be a whole number of days')
  .min(1, 'must be at least one day')
  .max(36_500, 'must be at most 36500 days');
