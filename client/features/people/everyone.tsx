import { Text } from '@vibe/core';
import { useMemo } from 'react';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { batchesOf } from '../../monday/people/batches.ts';
import { PeopleContext } from '../../monday/people/people-context.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { ListFooter } from '../../ui/list-footer.tsx';
import { NamesNotice } from '../../ui/people/names-notice.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { QueryError } from '../../ui/states/query-error.tsx';
import { WaitNotice } from '../../ui/states/wait-notice.tsx';
import { type PeopleList, usePeopleList } from './get-people-list.ts';
import { PeopleRows } from './people-rows.tsx';

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

function NobodyYet() {
  const app = isolate(useSession().features.appName);
  return (
    <StatePage
      title={t('peopleList.empty.title')}
      lines={[t('peopleList.empty.detail', { app }), t('peopleList.empty.next', { app })]}
    />
  );
}

/**
 * Everyone with a connection: those whom monday names, or those whom it does not. Who is which is
 * known of the people loaded so far only.
 */
export function Everyone({ show }: { show: 'named' | 'nameless' }) {
  const format = useFormat();
  const list = usePeopleList();
  const pages = list.data?.pages;
  const batches = useMemo(
    () => batchesOf(pages?.map((page) => page.items.map(({ userId }) => userId)) ?? []),
    [pages],
  );
  const people = usePeople(batches);
  const rows = useMemo(() => {
    const isWanted = show === 'nameless';
    return list.rows.filter((row) => (people.find(row.id).status === 'nameless') === isWanted);
  }, [list.rows, people, show]);

  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  if (list.isSuccess && list.rows.length === 0 && !list.unknownPerson) return <NobodyYet />;
  const count = show === 'nameless' ? list.rows.length : rows.length;
  const apart = list.rows.length - rows.length;
  const loaded = t(`peopleList.${show}.${list.hasNextPage ? 'soFar' : 'all'}`, {
    count,
    number: format.number(count),
    nameless: format.number(rows.length),
  });
  const footer =
    show === 'named' && apart > 0
      ? `${loaded}. ${t('peopleList.apart', { count: apart, number: format.number(apart) })}`
      : loaded;
  return (
    <PeopleContext value={people.find}>
      <WaitNotice error={list.isPending ? list.failureReason : null} />
      <NamesNotice people={people} />
      <UnknownPerson list={list} />
      {show === 'nameless' && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('peopleList.nameless.explain')}
        </Text>
      )}
      {(list.isPending || rows.length > 0) && (
        <PeopleRows
          list={list}
          rows={rows}
          label={t(`peopleList.${show}.table`)}
          isScrolled={show === 'named'}
        />
      )}
      {!list.isPending && (
        <ListFooter
          text={footer}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          hasFailed={list.isFetchNextPageError}
          onMore={list.fetchNextPage}
        />
      )}
    </PeopleContext>
  );
}
