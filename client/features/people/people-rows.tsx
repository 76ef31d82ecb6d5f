import { Skeleton } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { Entries } from '../../ui/entries.tsx';
import { useIsNarrow } from '../../ui/narrow.ts';
import { RiskTag } from '../../ui/risk-sign.tsx';
import { StateLabel } from '../../ui/state-label.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useMore } from '../../ui/use-more.ts';
import { useColumns } from './columns.tsx';
import type { PeopleList, PersonRow } from './get-people-list.ts';
import { type PeopleFilters, setPeopleSorting } from './people-filters.ts';
import { accessOf, riskOf, statusLook, statusOf } from './people-words.ts';
import { PersonEntry } from './person-link.tsx';

function PersonLine({ row }: { row: PersonRow }) {
  const format = useFormat();
  const find = useFindPerson();
  const { userId, connections, live, organizations, highestRisk, lastConnectedAt } = row;
  const known = find(userId);
  return (
    <PersonEntry
      userId={userId}
      labels={
        <>
          <StateLabel look={statusLook(known) ?? 'active'} text={statusOf(known)} />
          {highestRisk && (
            <RiskTag risk={highestRisk} text={t('peopleList.riskNote', { risk: riskOf(row) })} />
          )}
        </>
      }
      lines={[
        [
          t('peopleList.connections', { count: connections, number: format.number(connections) }),
          t('peopleList.live', { number: format.number(live) }),
          t('peopleList.organizations', {
            count: organizations,
            number: format.number(organizations),
          }),
        ].join(' · '),
        t('peopleList.accessNote', { access: accessOf(row) }),
        t('peopleList.lastNote', { date: format.date(lastConnectedAt) }),
      ]}
    />
  );
}

interface PeopleRowsProps {
  list: PeopleList;
  rows: readonly PersonRow[];
  label: string;
  /** More come by scrolling; without it by the button below the list only. */
  isScrolled: boolean;
  filters: PeopleFilters;
}

/** People as a table or, where there is too little room, as a short list. */
export function PeopleRows({ list, rows, label, isScrolled, filters }: PeopleRowsProps) {
  const columns = useColumns();
  const isNarrow = useIsNarrow();
  const onMore = useMore(list);
  if (isNarrow && list.isPending) return <Skeleton type="rectangle" height={240} fullWidth />;
  if (isNarrow) {
    return (
      <Entries label={label}>
        {rows.map((row) => (
          <PersonLine key={row.id} row={row} />
        ))}
      </Entries>
    );
  }
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      total={list.hasNextPage || list.isPending ? null : rows.length}
      sorting={filters.sorting}
      onSort={setPeopleSorting}
      isLoading={list.isPending}
      isBusy={list.isPlaceholderData}
      hasMore={isScrolled && list.hasNextPage}
      onNearEnd={onMore}
      listKey={`${label} ${filters.sort} ${JSON.stringify(filters.query)}`}
      isOpening
    />
  );
}
