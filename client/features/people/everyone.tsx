import { Button, Text } from '@vibe/core';
import { lazy, Suspense, useEffect, useId, useMemo, useState } from 'react';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { useMondayContext } from '../../monday/frame.ts';
import { batchesOf } from '../../monday/people/batches.ts';
import { type FindPerson, PeopleContext } from '../../monday/people/people-context.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { ListFooter } from '../../ui/list-footer.tsx';
import { NamesNotice } from '../../ui/people/names-notice.tsx';
import { nameOf } from '../../ui/people/person-cell.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { QueryError } from '../../ui/states/query-error.tsx';
import { WaitNotice } from '../../ui/states/wait-notice.tsx';
import { type PeopleList, usePeopleList } from './get-people-list.ts';
import { type PeopleFilters, peopleText, usePeopleFilters } from './people-filters.ts';
import { PeopleRows } from './people-rows.tsx';
import { PeopleToolbar } from './people-toolbar.tsx';

const ExportPeople = lazy(() => import('./export-people.tsx'));

/** Connections that no known person made; they are in no row. */
function UnknownPerson({ list }: { list: PeopleList }) {
  const format = useFormat();
  if (!list.unknownPerson) return null;
  const { connections, live } = list.unknownPerson;
  return (
    <Text type="text2" color="secondary" ellipsis={false}>
      {t('peopleList.unknownPerson', {
        count: connections,
        number: format.number(connections),
        live: format.number(live),
      })}
    </Text>
  );
}

const Note = ({ children }: { children: string }) => (
  <Text type="text2" color="secondary" ellipsis={false}>
    {children}
  </Text>
);

function NobodyYet() {
  const app = isolate(useSession().features.appName);
  return (
    <StatePage
      title={t('peopleList.empty.title')}
      lines={[t('peopleList.empty.detail', { app }), t('peopleList.empty.next', { app })]}
    />
  );
}

/** No one fits a search, which may not have seen the names. */
function NoResults({ lacksNames }: { lacksNames: boolean }) {
  return (
    <StatePage
      title={t('peopleList.find.noneTitle')}
      lines={[t(`peopleList.find.${lacksNames ? 'lacksNames' : 'noneDetail'}`)]}
      actions={
        <Button kind="secondary" onClick={() => peopleText.set('')}>
          {t('peopleList.find.clear')}
        </Button>
      }
    />
  );
}

/** The rows in the order of their names, which the server does not have; as they came until all are known. */
function useOrdered(list: PeopleList, find: FindPerson, { isByName, sort }: PeopleFilters) {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage, rows } = list;
  const pageCount = list.data?.pages.length ?? 0;
  useEffect(() => {
    const isDue = isByName && pageCount > 0 && hasNextPage && !isFetching && !isFetchNextPageError;
    if (isDue) void fetchNextPage();
  }, [isByName, pageCount, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const { language } = useMondayContext();
  const isWaiting =
    isByName && (hasNextPage || rows.some(({ id }) => find(id).status === 'loading'));
  const ordered = useMemo(() => {
    if (!isByName || isWaiting) return rows;
    const { compare } = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
    const factor = sort === '-person' ? -1 : 1;
    return rows
      .map((row) => ({ row, name: nameOf(row.id, find(row.id)) }))
      .sort((one, other) => factor * compare(one.name, other.name))
      .map(({ row }) => row);
  }, [isByName, isWaiting, rows, find, sort, language]);
  return { ordered, isWaiting };
}

interface FooterProps {
  list: PeopleList;
  show: 'named' | 'nameless';
  shown: number;
}

function Footer({ list, show, shown }: FooterProps) {
  const format = useFormat();
  const count = show === 'nameless' ? list.rows.length : shown;
  const apart = list.rows.length - shown;
  const loaded = t(`peopleList.${show}.${list.hasNextPage ? 'soFar' : 'all'}`, {
    count,
    number: format.number(count),
    nameless: format.number(shown),
  });
  const text =
    show === 'named' && apart > 0
      ? `${loaded}. ${t('peopleList.apart', { count: apart, number: format.number(apart) })}`
      : loaded;
  return (
    <ListFooter
      text={text}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      hasFailed={list.isFetchNextPageError}
      onMore={list.fetchNextPage}
    />
  );
}

const isNameless = (find: FindPerson, id: string) => find(id).status === 'nameless';

/**
 * Everyone with a connection: those whom monday names, or those whom it does not. Who is which is
 * known of the people loaded so far only.
 */
export function Everyone({ show }: { show: 'named' | 'nameless' }) {
  const filters = usePeopleFilters();
  const list = usePeopleList(filters.query);
  const exportId = useId();
  const [isExporting, setExporting] = useState(false);
  const pages = list.data?.pages;
  const batches = useMemo(
    () => batchesOf(pages?.map((page) => page.items.map(({ userId }) => userId)) ?? []),
    [pages],
  );
  const people = usePeople(batches);
  const { ordered, isWaiting } = useOrdered(list, people.find, filters);
  const rows = useMemo(
    () => ordered.filter(({ id }) => isNameless(people.find, id) === (show === 'nameless')),
    [ordered, people, show],
  );

  const isEmpty = list.isSuccess && !list.isPlaceholderData && list.rows.length === 0;
  if (isEmpty && !filters.isSearched && !list.unknownPerson) return <NobodyYet />;
  return (
    <PeopleContext value={people.find}>
      <PeopleToolbar
        filters={filters}
        isBusy={filters.isSearching || list.isPlaceholderData}
        exportId={isExporting ? exportId : null}
        onExport={() => setExporting(!isExporting)}
      />
      <Suspense>
        {isExporting && (
          <ExportPeople
            id={exportId}
            query={filters.query}
            total={list.isSuccess && !list.hasNextPage ? list.rows.length : null}
            onClose={() => setExporting(false)}
          />
        )}
      </Suspense>
      {list.isLoadingError ? (
        <QueryError error={list.error} onRetry={list.refetch} />
      ) : (
        <>
          <WaitNotice error={list.isPending ? list.failureReason : null} />
          <NamesNotice people={people} />
          <UnknownPerson list={list} />
          {filters.lacksNames && list.rows.length > 0 && (
            <Note>{t('peopleList.find.lacksNames')}</Note>
          )}
          {isWaiting && <Note>{t('peopleList.find.byName')}</Note>}
          {show === 'nameless' && <Note>{t('peopleList.nameless.explain')}</Note>}
          {isEmpty && filters.isSearched && <NoResults lacksNames={filters.lacksNames} />}
          {(list.isPending || rows.length > 0) && (
            <PeopleRows
              list={list}
              rows={rows}
              label={t(`peopleList.${show}.table`)}
              isScrolled={show === 'named'}
              filters={filters}
            />
          )}
          {!list.isPending && !isEmpty && <Footer list={list} show={show} shown={rows.length} />}
        </>
      )}
    </PeopleContext>
  );
}
