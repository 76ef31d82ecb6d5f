import { useEffect, useMemo } from 'react';
import type { Connection } from '../../../../server/contract/connection.ts';
import { t } from '../../../i18n/translate.ts';
import { useIsNarrow } from '../../../ui/narrow.ts';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { useMore } from '../../../ui/use-more.ts';
import { CardList, CardSkeletons } from '../card-list.tsx';
import type { ConnectionsList } from '../query-connections.ts';
import SelectBox from '../select-box.tsx';
import { setListed } from '../selection.ts';
import { useColumns } from './columns/columns.tsx';
import { useTableOptions } from './columns/use-table-options.ts';
import type { ListFilters } from './filters/list-filters.ts';
import { SelectLoaded } from './selection/select-loaded.tsx';

/** The columns that a person chose, after one of boxes that select rows. */
function useSelectableColumns(): Column<Connection>[] {
  const { look } = useTableOptions();
  const columns = useColumns(look.columns);
  return useMemo(
    () => [
      {
        id: 'select',
        title: '',
        width: 48,
        head: <SelectLoaded />,
        cell: (connection) => <SelectBox connection={connection} />,
      },
      ...columns,
    ],
    [columns],
  );
}

/** Everyone's connections as a table or, where there is too little room, as cards. */
export function AccountList({ list, filters }: { list: ConnectionsList; filters: ListFilters }) {
  const isNarrow = useIsNarrow();
  const { look } = useTableOptions();
  const columns = useSelectableColumns();
  const onMore = useMore(list);
  const { connections } = list;
  useEffect(() => setListed(connections), [connections]);
  if (isNarrow && list.isPending) return <CardSkeletons />;
  if (isNarrow) {
    return (
      <CardList
        list={list}
        label={t('connections.table')}
        tab="connections"
        withPerson
        onMore={onMore}
      />
    );
  }
  return (
    <DataTable
      label={t('connections.table')}
      columns={columns}
      rows={list.connections}
      total={list.isTotalExact ? list.total : null}
      sorting={filters.sorting}
      onSort={filters.setSorting}
      isLoading={list.isPending}
      isBusy={list.isPlaceholderData}
      hasMore={list.hasNextPage}
      onNearEnd={onMore}
      listKey={JSON.stringify(filters.query)}
      density={look.density}
      keepAs="connections"
      isOpening
    />
  );
}
