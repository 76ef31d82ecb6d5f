import type { Density } from '../../../../ui/table/column.ts';

/** Every column that the list can show, in their order. Where the list sorts by one, it is the field's name. */
export const columnIds = [
  'person',
  'displayName',
  'organization',
  'provider',
  'access',
  'firstConnectedAt',
  'lastConnectedAt',
  'lastUsedAt',
  'usedIn',
  'state',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** The column that opens a connection: without it a row leads nowhere. */
export const fixedColumn: ColumnId = 'displayName';

export const densities: readonly Density[] = ['small', 'medium', 'large'];

/** A person's choices of how the list looks. */
export interface TableOptions {
  columns: readonly ColumnId[];
  density: Density;
}

export const defaultTableOptions: TableOptions = {
  columns: ['person', 'displayName', 'organization', 'access', 'lastUsedAt', 'state'],
  density: 'large',
};

/** Columns in their order, with the one that cannot be left out. */
export const inOrder = (columns: readonly unknown[]): ColumnId[] =>
  columnIds.filter((id) => id === fixedColumn || columns.includes(id));

/**
 * Reads what was kept, by whichever version of the view.
 *
 * @returns the usual look where it is none of ours; columns that this version does not know are left out
 */
export function readTableOptions(kept: unknown): TableOptions {
  const { columns, density } = (kept ?? {}) as Record<string, unknown>;
  if (!Array.isArray(columns)) return defaultTableOptions;
  return {
    columns: inOrder(columns),
    density: densities.find((known) => known === density) ?? defaultTableOptions.density,
  };
}
