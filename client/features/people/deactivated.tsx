import { Button, Text } from '@vibe/core';
import { useMemo } from 'react';
import { isolate, t } from '../../i18n/translate.ts';
import {
  type FindPerson,
  PeopleContext,
  useFindPerson,
} from '../../monday/people/people-context.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { startRevocation } from '../../navigation/start-revocation.ts';
import { Clip } from '../../ui/clip.tsx';
import { Entries } from '../../ui/entries.tsx';
import { useIsNarrow } from '../../ui/narrow.ts';
import { nameOf } from '../../ui/people/person-cell.tsx';
import { StateLabel } from '../../ui/state-label.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { goOn, type Leaver, type Search, useSearch } from '../deactivated/deactivated-search.ts';
import { SearchProgress } from '../deactivated/search-progress.tsx';
import { PersonEntry, PersonLink } from './person-link.tsx';

function RevokePerson({ userId }: { userId: string }) {
  const person = isolate(nameOf(userId, useFindPerson()(userId)));
  return (
    <Button
      kind="secondary"
      size="xs"
      aria-label={t('peopleList.revoke.startOf', { person })}
      onClick={() => startRevocation({ kind: 'person', userId })}
    >
      {t('peopleList.revoke.short')}
    </Button>
  );
}

function useColumns(): Column<Leaver>[] {
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'person',
        title: t('peopleList.column.person'),
        width: { min: 180, max: '2fr' },
        cell: ({ id }) => <PersonLink userId={id} />,
      },
      {
        id: 'live',
        title: t('peopleList.column.live'),
        width: { min: 120, max: '1fr' },
        cell: ({ connections }) => <Clip text={format.number(connections)} />,
      },
      {
        id: 'revoke',
        title: t('peopleList.revoke.short'),
        width: 120,
        cell: ({ id }) => <RevokePerson userId={id} />,
      },
    ],
    [format],
  );
}

function Found({ search }: { search: Search }) {
  const format = useFormat();
  const columns = useColumns();
  const isNarrow = useIsNarrow();
  const label = t('peopleList.search.table');
  const { found, status } = search;
  if (isNarrow) {
    return (
      <Entries label={label}>
        {found.map(({ id, connections }) => (
          <PersonEntry
            key={id}
            userId={id}
            labels={<StateLabel look="blocked" text={t('peopleList.status.deactivated')} />}
            notes={[t('peopleList.live', { number: format.number(connections) })]}
          />
        ))}
      </Entries>
    );
  }
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={found}
      total={status === 'done' ? found.length : null}
      isOpening
    />
  );
}

/** The search for people whom monday calls deactivated and who have live connections all the same. */
export function Deactivated() {
  const search = useSearch();
  const find = useMemo((): FindPerson => {
    const people = new Map(search.found.map(({ id, person }) => [id, person]));
    return (userId) => {
      const person = people.get(userId);
      return person?.name ? { status: 'known', person } : { status: 'unknown' };
    };
  }, [search.found]);

  if (search.status === 'idle') {
    return (
      <StatePage
        title={t('peopleList.search.title')}
        lines={[t('peopleList.search.what'), t('peopleList.search.long')]}
        actions={<Button onClick={goOn}>{t('peopleList.search.start')}</Button>}
      />
    );
  }
  return (
    <PeopleContext value={find}>
      <SearchProgress search={search} />
      {search.found.length > 0 && <Found search={search} />}
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('peopleList.search.limits')}
      </Text>
    </PeopleContext>
  );
}
