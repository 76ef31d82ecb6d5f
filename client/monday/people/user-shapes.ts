import type { Person } from './person.ts';

/** A user in the fields of 2026-10. */
export interface CurrentUser {
  id: string;
  name: string;
  email?: string | null;
  kind?: string | null;
  status: 'ACTIVE' | 'INACTIVE' | 'PENDING';
  is_deleted: boolean;
  photo_url: { thumb_small: string | null } | null;
}

/** A user in the fields of before 2026-07. */
export interface LegacyUser {
  id: string;
  name: string;
  email?: string | null;
  enabled: boolean;
  is_pending: boolean;
  photo_thumb_small: string | null;
}

/** A list of monday's: null where it was refused, with nulls for entries that could not be given. */
export type Listed<Entry> = (Entry | null)[] | null;

/** Returns the entries that monday gave. */
export const given = <Entry>(list: readonly (Entry | null)[]): Entry[] =>
  list.filter((entry) => entry !== null);

export const currentFields = 'id name email kind status is_deleted photo_url { thumb_small }';
export const legacyFields = 'id name email enabled is_pending photo_thumb_small';

/** `kind` is free text: only what it certainly says is taken from it. */
function kindOf(kind: string | null | undefined): Person['kind'] {
  if (/service/i.test(kind ?? '')) return 'service';
  return /agent/i.test(kind ?? '') ? 'agent' : 'person';
}

function statusOf({ status, is_deleted }: CurrentUser): Person['status'] {
  if (status === 'INACTIVE' || is_deleted) return 'deactivated';
  return status === 'PENDING' ? 'invited' : 'active';
}

export const fromCurrent = (user: CurrentUser): Person => ({
  id: String(user.id),
  name: user.name,
  email: user.email || null,
  photoUrl: user.photo_url?.thumb_small ?? null,
  status: statusOf(user),
  kind: kindOf(user.kind),
});

export const fromLegacy = (user: LegacyUser): Person => ({
  id: String(user.id),
  name: user.name,
  email: user.email || null,
  photoUrl: user.photo_thumb_small,
  status: !user.enabled ? 'deactivated' : user.is_pending ? 'invited' : 'active',
  kind: 'person',
});
