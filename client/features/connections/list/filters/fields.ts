import type { ProviderId } from '../../../../../server/contract/common.ts';
import type { ConnectionsQueryInput } from '../../../../../server/contract/connection.ts';

type Fields = Required<ConnectionsQueryInput>;

/** Filters by a range of days, each with the field of its first and of its last day. */
export const dayRanges = {
  connected: ['connectedFrom', 'connectedTo'],
  used: ['usedFrom', 'usedTo'],
} as const;
export type DayRange = keyof typeof dayRanges;
export const dayFields = Object.values(dayRanges).flat();
export type DayField = (typeof dayFields)[number];

/** Filters with a few values each: what monday's address may hold of them, and nothing else. */
export const fieldValues = {
  state: [
    'active',
    'refused',
    'partly',
    'revoking',
    'still_works',
    'reconnected',
    'revoked',
    'confirmed',
  ],
  alert: ['still_works', 'still_granted', 'still_stored', 'reconnected'],
  accountType: ['work', 'personal', 'guest', 'app'],
  access: ['lasting', 'temporary', 'unknown'],
  risk: ['high', 'medium', 'low', 'unknown'],
} as const satisfies {
  [Field in 'state' | 'alert' | 'accountType' | 'access' | 'risk']: readonly Fields[Field][];
};

export type ListedField = keyof typeof fieldValues;

/** Offered values; an address may hold any number up to ten years. */
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
  'permission',
  'connectedFrom',
  'connectedTo',
  'usedFrom',
  'usedTo',
  'person',
  'deactivated',
] as const;
export type FilterName = (typeof filterNames)[number];

/** The filters that are set. */
export interface FilterValues extends Partial<Record<DayField, string>> {
  provider?: ProviderId;
  state?: Fields['state'];
  alert?: Fields['alert'];
  organizationId?: string;
  accountType?: Fields['accountType'];
  access?: Fields['access'];
  risk?: Fields['risk'];
  unusedForDays?: number;
  /** As the provider spells it. */
  permission?: string;
  /** A monday user id. */
  person?: string;
  /** Only of people whom monday calls deactivated. */
  deactivated?: true;
}

function readDays(text: string | undefined): number | undefined {
  const days = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0;
  return days >= 1 && days <= mostDays ? days : undefined;
}

/** A day such as `2026-03-31`; undefined where there is no such day. */
function readDay(text: string | undefined): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}

/** The moment at which a day of the browser's time zone begins, or ends; ISO 8601. */
export const dayBegins = (day: string): string => new Date(`${day}T00:00:00`).toISOString();
export const dayEnds = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString();

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
    permission: filters.permission,
    ...Object.fromEntries(dayFields.map((field) => [field, readDay(filters[field])])),
    person: person && /^\d{1,20}$/.test(person) ? person : undefined,
    deactivated: filters.deactivated === 'true' ? true : undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
