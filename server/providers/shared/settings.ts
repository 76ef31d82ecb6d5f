import { z } from 'zod';

const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** Returns what is wrong with an address of the environment, or null. */
export function checkUrl(value: string): string | null {
  if (!URL.canParse(value)) return 'must be a full URL such as https://keyholder.example.com';
  const parsed = new URL(value);
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isLoopback(parsed.hostname)))
    return 'must begin with https:// (http:// is accepted for this machine only)';
  if (parsed.username || parsed.password) return 'must not hold a user name or password';
  if (parsed.search || parsed.hash) return 'must not hold a query or a fragment';
  return null;
}

/** A variable with an address: https, or http on loopback; a slash at the end is cut off. */
export const url = z
  .string()
  .superRefine((value, context) => {
    const fault = checkUrl(value);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  })
  .transform((value) => value.replace(/\/+$/, ''));

/** A variable with a name or an id. */
export const text = z.string().trim().max(200, 'must have at most 200 characters');

/** A variable with values separated by commas. */
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
