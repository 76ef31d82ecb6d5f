import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret that carries its account, so that it is looked up there and nowhere else. */
export interface Secret {
  accountId: string;
  hash: string;
}

const form = /^(\d{1,20})\.([A-Za-z0-9_-]{43})$/;
const bytes = 32;

const hashOf = (random: string) => createHash('sha256').update(random).digest('base64url');

/** @returns 256 random bits as text, and the hash, which alone is stored */
export function makeSecret(accountId: string): { text: string; hash: string } {
  const random = randomBytes(bytes).toString('base64url');
  return { text: `${accountId}.${random}`, hash: hashOf(random) };
}

/** Null for what cannot be one of ours. */
export function readSecret(text: string | undefined): Secret | null {
  const [, accountId, random] = form.exec(text ?? '') ?? [];
  return accountId && random ? { accountId, hash: hashOf(random) } : null;
}

/** The part of an `Authorization` header after this scheme. */
export function ofScheme(header: string | undefined, scheme: string): string | undefined {
  const [given, text, ...more] = header?.split(/ +/) ?? [];
  return given?.toLowerCase() === scheme.toLowerCase() && more.length === 0 ? text : undefined;
}

/** Compares in a time that says nothing of where two hashes differ. */
export function isSameHash(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
