/** A connection of one of monday's own integrations, as far as monday says. */
export interface Integration {
  /** monday's number of it. */
  id: string;
  userId: string | null;
  /** As monday spells it, such as `gmail`. */
  provider: string | null;
  name: string | null;
  /** `oauth`, `token_based`, or a word that came later. */
  method: string | null;
  /** Of the connected account. */
  identifier: string | null;
  /** `active`, `inactive`, or a word that came later. */
  state: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

/** The answer's fields, any of which may be absent. */
export interface RawConnection {
  id?: number | string | null;
  userId?: number | string | null;
  provider?: string | null;
  name?: string | null;
  method?: string | null;
  providerAccountIdentifier?: string | null;
  state?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value));
const timeOf = (value: unknown) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;

/** Reads one of monday's entries; null for one that has no number. */
export function readIntegration(raw: RawConnection | null): Integration | null {
  const id = textOf(raw?.id);
  if (!raw || id === null) return null;
  return {
    id,
    userId: textOf(raw.userId),
    provider: textOf(raw.provider),
    name: textOf(raw.name),
    method: textOf(raw.method),
    identifier: textOf(raw.providerAccountIdentifier),
    state: textOf(raw.state),
    createdAt: timeOf(raw.createdAt),
    updatedAt: timeOf(raw.updatedAt),
  };
}
