import { z } from 'zod';
import { connectionsQuery } from './connection.ts';

/** The fields of a list's filter that hold one of a few values: never names, people or search text. */
export const listFilter = z.object(
  connectionsQuery.pick({
    provider: true,
    state: true,
    alert: true,
    organizationId: true,
    accountType: true,
    access: true,
    risk: true,
    unusedForDays: true,
    permission: true,
    connectedFrom: true,
    connectedTo: true,
    usedFrom: true,
    usedTo: true,
  }).shape,
);
export type ListFilter = z.infer<typeof listFilter>;

/** The conditions of a list, as they are recorded. */
export const narrowing = z.object({
  filter: listFilter,
  /** True if a search narrowed it; the search text is not stored. */
  searched: z.boolean(),
  /** Number of people it was narrowed to; null for everyone. */
  people: z.int().min(0).nullable(),
});
export type Narrowing = z.infer<typeof narrowing>;

/** Every field by which a list is narrowed; one that has none of them is everything. */
export const wholeFilter = connectionsQuery.omit({
  scope: true,
  ids: true,
  sort: true,
  limit: true,
  cursor: true,
  withScopes: true,
  purpose: true,
});
export type WholeFilter = z.infer<typeof wholeFilter>;

const listedFields = Object.keys(listFilter.shape) as (keyof ListFilter)[];

export const isSearched = ({ q }: WholeFilter): boolean => (q ?? '').trim() !== '';

/** Returns how a filter narrows a list, without people and without the text that is searched for. */
export const narrowingOf = (filter: WholeFilter): Narrowing => ({
  filter: Object.fromEntries(listedFields.map((field) => [field, filter[field]])),
  searched: isSearched(filter),
  people: filter.userIds?.length ?? null,
});

/** Returns whether a filter leaves anything out: names beside a search are none without its words. */
export const narrows = (filter: WholeFilter): boolean => {
  const { q, orUserIds, ...fields } = filter;
  return isSearched(filter) || Object.values(fields).some((value) => value !== undefined);
};
