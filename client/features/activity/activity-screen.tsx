import '../../i18n/load/activity-texts.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton, Text } from '@vibe/core';
import { lazy, Suspense, useEffect, useId, useMemo, useState } from 'react';
import { activityKinds } from '../../../server/contract/activity-kinds.ts';
import { type ActivityFilter, keys } from '../../api/keys.ts';
import { t } from '../../i18n/translate.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { batchesOf } from '../../monday/people/batches.ts';
import { PeopleContext } from '../../monday/people/people-context.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { announce } from '../../ui/announce.ts';
import { ListFooter } from '../../ui/list-footer.tsx';
import { useIsNarrow } from '../../ui/narrow.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { NamesNotice } from '../../ui/people/names-notice.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { QueryError } from '../../ui/states/query-error.tsx';
import { WaitNotice } from '../../ui/states/wait-notice.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useMore } from '../../ui/use-more.ts';
import { ActivityEntries } from './activity-entries.tsx';
import { Toolbar } from './activity-toolbar.tsx';
import { useColumns } from './columns.tsx';
import { type ActivityList, useActivity } from './get-activity.ts';

/** Filter of the activity, kept in monday's address: a kind, and a person by id only. */
function useFilter() {
  const { filters } = usePlace();
  const { person, kind } = filters;
  const filter = useMemo(
    (): ActivityFilter => ({
      userId: person && /^\d{1,20}$/.test(person) ? person : undefined,
      kind: activityKinds.find((known) => known === kind),
    }),
    [person, kind],
  );
  const set = ({ userId, kind: next }: ActivityFilter) =>
    goTo({
      tab: 'activity',
      filters: { ...(userId && { person: userId }), ...(next && { kind: next }) },
    });
  return { filter, set, isFiltered: Boolean(filter.userId || filter.kind) };
}

const ExportActivity = lazy(() => import('./export-activity.tsx'));

function List({ list, listKey }: { list: ActivityList; listKey: string }) {
  const isNarrow = useIsNarrow();
  const columns = useColumns();
  const onMore = useMore(list);
  if (isNarrow && list.isPending) return <Skeleton type="rectangle" height={240} fullWidth />;
  if (isNarrow) return <ActivityEntries entries={list.entries} />;
  return (
    <DataTable
      label={t('activity.table')}
      columns={columns}
      rows={list.entries}
      total={list.hasNextPage || list.isPending ? null : list.entries.length}
      isLoading={list.isPending}
      isBusy={list.isPlaceholderData}
      hasMore={list.hasNextPage}
      onNearEnd={onMore}
      listKey={listKey}
    />
  );
}

/** Returns the number of entries in words; screen readers announce it where a filter was answered. */
function useCount(
  { entries, hasNextPage, isSuccess, isPlaceholderData }: ActivityList,
  isFiltered: boolean,
) {
  const format = useFormat();
  const text = t(`activity.${hasNextPage ? 'soFar' : 'all'}`, {
    count: entries.length,
    number: format.number(entries.length),
  });
  const isAnswered = isFiltered && isSuccess && !isPlaceholderData;
  useEffect(() => {
    if (isAnswered) announce(text);
  }, [isAnswered, text]);
  return text;
}

function Activity() {
  const client = useQueryClient();
  const { filter, set, isFiltered } = useFilter();
  const everything = useActivity({});
  const list = useActivity(filter);
  const everyone = useMemo(() => {
    const ids = Array.from(everything.entries, ({ userId }) => userId).filter((id) => id !== null);
    return [...new Set([...ids, ...(filter.userId ? [filter.userId] : [])])];
  }, [everything.entries, filter.userId]);
  const pages = list.data?.pages;
  const batches = useMemo(
    () =>
      batchesOf([
        ...(everything.data?.pages ?? []).map((page) => page.items.map(({ userId }) => userId)),
        everyone,
        ...(pages ?? []).map((page) => page.items.map(({ userId }) => userId)),
      ]),
    [everything.data, everyone, pages],
  );
  const people = usePeople(batches);
  const count = useCount(list, isFiltered);
  const exportId = useId();
  const [isExporting, setExporting] = useState(false);

  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  const isEmpty = list.isSuccess && list.entries.length === 0 && !list.isPlaceholderData;
  if (isEmpty && !isFiltered) {
    return <StatePage title={t('activity.empty.title')} lines={[t('activity.empty.detail')]} />;
  }
  return (
    <PeopleContext value={people.find}>
      <Toolbar
        filter={filter}
        userIds={everyone}
        find={people.find}
        exportId={isExporting ? exportId : null}
        onFilter={set}
        onExport={() => setExporting(!isExporting)}
        onRefresh={() => client.resetQueries({ queryKey: keys.allActivity })}
      />
      {isExporting && (
        <Suspense>
          <ExportActivity
            id={exportId}
            key={JSON.stringify(filter)}
            filter={filter}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      )}
      <WaitNotice error={list.isPending ? list.failureReason : null} />
      <NamesNotice people={people} />
      {isEmpty ? (
        <StatePage
          title={t('activity.empty.filter')}
          lines={[t('activity.empty.filterDetail')]}
          actions={<Button onClick={() => set({})}>{t('activity.clear')}</Button>}
        />
      ) : (
        <List list={list} listKey={JSON.stringify(filter)} />
      )}
      {!list.isPending && !isEmpty && (
        <ListFooter
          text={count}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          hasFailed={list.isFetchNextPageError}
          onMore={list.fetchNextPage}
        />
      )}
    </PeopleContext>
  );
}

/** The audit log: for admins. */
export default function ActivityScreen() {
  return (
    <>
      <PageHead title={t('shell.tab.activity')}>
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('activity.about')}
        </Text>
      </PageHead>
      <Activity />
    </>
  );
}
