import type { ProviderId } from '../../../../../server/contract/common.ts';
import type { ConnectionsQueryInput } from '../../../../../server/contract/connection.ts';

type Fields = Required<ConnectionsQueryInput>;

/** Filters with a few values each: what monday's address may hold of them, and nothing else. */
export const fieldValues = {
  state: ['active', 'revoking', 'still_works', 'reconnected', 'revoked', 'confirmed'],
  alert: ['still_works', 'reconnected'],
  accountType: ['work', 'personal', 'guest'],
  access: ['lasting', 'temporary', 'unknown'],
  risk: ['high', 'medium', 'low', 'unknown'],
} as const satisfies {
  [Field in 'state' | 'alert' | 'accountType' | 'access' | 'risk']: readonly Fields[Field][];
};

export type ListedField = keyof typeof fieldValues;

/** What is offered; an address may hold any number up to ten years. */
export const unusedDays = [30, 60, 90, 180, 365] as const;
const mostDays = 3650;

/** Every filter by its name in monday's address, in the order in which they are offered. */
export const filterNames = [
  'provider',
  'state',
  'alert',
  'organizationId',
  'accountType',
  'access',
  'risk',
  'unusedForDays',
  'person',
  'deactivated',
] as const;
export type FilterName = (typeof filterNames)[number];

/** The filters that are set. */
export interface FilterValues {
  provider?: ProviderId;
  state?: Fields['state'];
  alert?: Fields['alert'];
  organizationId?: string;
  accountType?: Fields['accountType'];
  access?: Fields['access'];
  risk?: Fields['risk'];
  unusedForDays?: number;
  /** A monday user id. */
  person?: string;
  /** Only of people whom monday calls deactivated. */
  deactivated?: true;
}

function readDays(text: string | undefined): number | undefined {
  const days = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0;
  return days >= 1 && days <= mostDays ? days : undefined;
}

/**
 * Reads filters from an address.
 *
 * @param providers those that the server knows
 * @returns values that are known; others count as not set
 */
export function readFilters(
  filters: Readonly<Record<string, string>>,
  providers: readonly ProviderId[],
): FilterValues {
  const known = <Value extends string>(values: readonly Value[], text: string | undefined) =>
    values.find((value) => value === text);
  const { person } = filters;
  const read: FilterValues = {
    provider: known(providers, filters.provider),
    state: known(fieldValues.state, filters.state),
    alert: known(fieldValues.alert, filters.alert),
    organizationId: filters.organizationId,
    accountType: known(fieldValues.accountType, filters.accountType),
    access: known(fieldValues.access, filters.access),
    risk: known(fieldValues.risk, filters.risk),
    unusedForDays: readDays(filters.unusedForDays),
    person: person && /^\d{1,20}$/.test(person) ? person : undefined,
    deactivated: filters.deactivated === 'true' ? true : undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
