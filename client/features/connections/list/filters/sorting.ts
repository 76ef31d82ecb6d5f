import type { ConnectionsQueryInput } from '../../../../../server/contract/connection.ts';
import type { Sorting } from '../../../../ui/table/column.ts';

export type Sort = NonNullable<ConnectionsQueryInput['sort']>;

/** Every order that the server knows, the usual one first. */
export const sorts = [
  '-lastConnectedAt',
  'lastConnectedAt',
  '-firstConnectedAt',
  'firstConnectedAt',
  '-lastUsedAt',
  'lastUsedAt',
  'displayName',
  '-displayName',
  'person',
  '-person',
  'organization',
  '-organization',
  'provider',
  '-provider',
  'access',
  '-access',
  '-usedIn',
  'usedIn',
  'state',
  '-state',
] as const satisfies readonly Sort[];
export type KnownSort = (typeof sorts)[number];

/** The order in an address; the usual one where it holds none, or one that is not known. */
export const readSort = (text: string | undefined): KnownSort =>
  sorts.find((sort) => sort === text) ?? sorts[0];

export const toSort = ({ columnId, direction }: Sorting): string =>
  `${direction === 'desc' ? '-' : ''}${columnId}`;

export const toSorting = (sort: KnownSort): Sorting => ({
  columnId: sort.replace('-', ''),
  direction: sort.startsWith('-') ? 'desc' : 'asc',
});
