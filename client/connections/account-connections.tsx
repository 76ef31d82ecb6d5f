import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '../api/get-session.ts';
import { keys } from '../api/keys.ts';
import { useIsNarrow } from '../parts/narrow.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { NamesNotice } from '../people/names-notice.tsx';
import { PeopleContext } from '../people/people-context.ts';
import { batchesOf, usePeople } from '../people/use-people.ts';
import { QueryError } from '../states/query-error.tsx';
import { WaitNotice } from '../states/wait-notice.tsx';
import { t } from '../text/text.ts';
import { CardList, CardSkeletons } from './card-list.tsx';
import { useColumns } from './columns.tsx';
import { NothingFits, NothingYet } from './empty.tsx';
import { Footer } from './footer.tsx';
import { type ListFilters, useListFilters } from './list-filters.ts';
import { type ConnectionsList, useConnections } from './query-connections.ts';
import { Toolbar } from './toolbar.tsx';
import { useAnnouncedCount } from './use-announced-count.ts';
import { useMore } from './use-more.ts';

/** The list itself, as a table or, where there is too little room, as cards. */
function List({ list, filters }: { list: ConnectionsList; filters: ListFilters }) {
  const isNarrow = useIsNarrow();
  const columns = useColumns();
  const onMore = useMore(list);
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
    />
  );
}

/** Everyone's connections: for admins. */
export function AccountConnections() {
  const client = useQueryClient();
  const { providers } = useSession().features;
  const filters = useListFilters(providers);
  const list = useConnections(filters.query);
  const pages = list.data?.pages;
  const batches = useMemo(
    () => batchesOf(pages?.map((page) => page.items.map(({ userId }) => userId)) ?? []),
    [pages],
  );
  const people = usePeople(batches);
  useAnnouncedCount(list, filters.isFiltered);

  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  const isEmpty = list.isSuccess && list.connections.length === 0;
  if (isEmpty && !filters.isFiltered && !list.isPlaceholderData)
    return <NothingYet whose="account" />;
  return (
    <PeopleContext value={people.find}>
      <Toolbar
        filters={filters}
        isBusy={list.isPlaceholderData}
        onRefresh={() => client.resetQueries({ queryKey: keys.connections })}
      />
      <WaitNotice error={list.isPending ? list.failureReason : null} />
      <NamesNotice people={people} />
      {isEmpty ? (
        <NothingFits onClear={filters.clear} />
      ) : (
        <>
          <List list={list} filters={filters} />
          <Footer list={list} />
        </>
      )}
    </PeopleContext>
  );
}
