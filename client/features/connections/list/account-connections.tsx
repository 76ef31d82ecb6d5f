import '../../../i18n/load/list-texts.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Text } from '@vibe/core';
import { lazy, Suspense, useCallback, useId, useMemo, useRef, useState } from 'react';
import type { Connection, ConnectionsPage } from '../../../../server/contract/connection.ts';
import { useSession } from '../../../api/get-session.ts';
import { keys } from '../../../api/keys.ts';
import { t } from '../../../i18n/translate.ts';
import { useBatches } from '../../../monday/people/batches.ts';
import { PeopleContext } from '../../../monday/people/people-context.ts';
import { usePeople } from '../../../monday/people/use-people.ts';
import { useFirstView } from '../../../ui/first-view.ts';
import { moveFocus } from '../../../ui/move-focus.ts';
import { NamesNotice } from '../../../ui/people/names-notice.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import { reversed } from '../../../ui/table/column.ts';
import { Footer } from '../list-count.tsx';
import { type ConnectionsList, useConnections } from '../query-connections.ts';
import { useSelection } from '../selection.ts';
import styles from './account-connections.module.css';
import { AccountList } from './account-list.tsx';
import { type OpenPanel, Toolbar } from './connections-toolbar.tsx';
import { NothingFits, NothingYet } from './empty.tsx';
import { type ListFilters, useListFilters } from './filters/list-filters.ts';
import { useLeavers } from './filters/use-leavers.ts';
import { listKeys } from './list-keys.ts';
import { Panels } from './panels.tsx';
import { useAnnouncedCount } from './use-announced-count.ts';

const Chips = lazy(() => import('./filters/chips.tsx'));
const LeaversProgress = lazy(() => import('./filters/leavers-progress.tsx'));
const BulkBar = lazy(() => import('./selection/bulk-bar.tsx'));
const RevokeAll = lazy(() =>
  import('./selection/bulk-bar.tsx').then(({ RevokeAllBar }) => ({ default: RevokeAllBar })),
);

const userIdsOf = (page: ConnectionsPage) => page.items.map(({ userId }) => userId);

/** Names of the people in the list, and of the one whom a filter names. */
function useNames(list: ConnectionsList, { values }: ListFilters) {
  const ofRows = useBatches(list.data?.pages, userIdsOf);
  const { person } = values;
  const batches = useMemo(() => {
    const isThere = person === undefined || ofRows.some((batch) => batch.includes(person));
    return isThere ? ofRows : [...ofRows, [person]];
  }, [ofRows, person]);
  return usePeople(batches);
}

/** Keeps which panel of the toolbar is unfolded, and what is exported where that is not everything. */
function usePanels() {
  const [open, setOpen] = useState<OpenPanel | null>(null);
  const [exported, setExported] = useState<readonly Connection[] | null>(null);
  const toggle = useCallback(
    (panel: OpenPanel) => {
      setExported(null);
      setOpen(open === panel && exported === null ? null : panel);
    },
    [open, exported],
  );
  return {
    open,
    exported,
    toggle,
    exportSelected: (connections: readonly Connection[]) => {
      setExported(connections);
      setOpen('export');
    },
    close: () => setOpen(null),
  };
}

/** Everyone's connections: for admins. */
export function AccountConnections() {
  const client = useQueryClient();
  const { providers } = useSession().features;
  const leavers = useLeavers();
  const filters = useListFilters(providers, leavers.userIds);
  const list = useConnections(filters.query);
  const people = useNames(list, filters);
  const selection = useSelection();
  const panels = usePanels();
  const panelId = useId();
  const search = useRef<HTMLDivElement>(null);
  const refresh = useCallback(
    () => void client.resetQueries({ queryKey: keys.connections }),
    [client],
  );
  const focusSearch = () => moveFocus(search.current?.querySelector('input'));
  const onKeyDown = listKeys({ panelId, focusSearch, closePanel: panels.close });
  useAnnouncedCount(list, filters.isFiltered);
  useFirstView(!list.isPending);

  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  const isEmpty = list.isSuccess && list.connections.length === 0;
  if (isEmpty && !filters.isFiltered && !list.isPlaceholderData)
    return <NothingYet whose="account" />;
  // Of deactivated people those that are found by now are no whole.
  const isComplete = !leavers.isAsked || leavers.search.status === 'done';
  const canRevokeAll =
    filters.isFiltered && isComplete && selection.size === 0 && !list.isPlaceholderData;
  return (
    <PeopleContext value={people.find}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears keys of what is inside. */}
      <div className={styles.list} onKeyDown={onKeyDown}>
        <Toolbar
          filters={filters}
          isBusy={list.isPlaceholderData}
          open={panels.open}
          panelId={panelId}
          search={search}
          onToggle={panels.toggle}
          onRefresh={refresh}
        />
        <Panels
          open={panels.open}
          id={panelId}
          list={list}
          filters={filters}
          exported={panels.exported}
          onClose={panels.close}
        />
        <Suspense>
          <Chips filters={filters} onLast={focusSearch} />
          {leavers.isAsked && <LeaversProgress leavers={leavers} />}
        </Suspense>
        {canRevokeAll && (
          <Suspense>
            <RevokeAll list={list} query={filters.query} />
          </Suspense>
        )}
        <WaitNotice error={list.isPending ? list.failureReason : null} />
        {filters.lacksNames && (
          <Text type="text2" ellipsis={false} role="status">
            {t('list.namesNotSearched')}
          </Text>
        )}
        <NamesNotice people={people} />
        {isEmpty ? (
          <NothingFits
            isSoFar={leavers.isAsked && leavers.search.status !== 'done'}
            onClear={filters.clear}
          />
        ) : (
          <>
            <AccountList list={list} filters={filters} />
            <Footer list={list} onEnd={() => filters.setSorting(reversed(filters.sorting))} />
          </>
        )}
        {selection.size > 0 && (
          <Suspense>
            <BulkBar
              list={list}
              query={filters.query}
              onExport={(chosen) => panels.exportSelected([...chosen.values()])}
            />
          </Suspense>
        )}
      </div>
    </PeopleContext>
  );
}
