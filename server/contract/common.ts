import { z } from 'zod';
import { type ProviderId, providerIds } from './provider-facts.ts';

/** The outside services whose accounts can be connected. */
export const providerId = z.enum(providerIds);
export type { ProviderId };

/** The caller's own connections, or everyone's in the account (admins only). */
export const scope = z.enum(['mine', 'account']);
export type Scope = z.infer<typeof scope>;

/** A monday account or user id: digits, as text (session tokens carry numbers, contexts carry text). */
export const mondayId = z.string().regex(/^\d{1,20}$/, 'must be a monday id: digits only');

/** ISO 8601 in UTC with milliseconds, such as `2026-11-24T14:02:00.000Z`. */
export const time = z.iso.datetime();

/** A calendar day, such as `2026-11-30`, in whatever time zone its reader is. */
export const day = z.iso.date();

/** The role that a session token gives its holder, most rights first. */
export const role = z.enum(['admin', 'member', 'guest', 'viewer']);
export type Role = z.infer<typeof role>;
