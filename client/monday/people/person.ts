/** A monday user, as far as monday says. */
export interface Person {
  id: string;
  name: string;
  /** Null where monday gives none. */
  email: string | null;
  photoUrl: string | null;
  /** `deactivated` covers deleted people, too. */
  status: 'active' | 'invited' | 'deactivated';
  /** `person` also where an older version of monday's API does not say. */
  kind: 'person' | 'service' | 'agent';
}
