import { useMemo, useState } from 'react';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import type { KnownScope } from '../../../../server/contract/provider.ts';
import { browserFormat } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';
import { Clip } from '../../../ui/clip.tsx';
import { useIsNarrow } from '../../../ui/narrow.ts';
import { RiskLine } from '../../../ui/risk-sign.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { createSearchText } from '../../../ui/search-text.ts';
import { Select } from '../../../ui/select.tsx';
import { StateLabel, type StateLook } from '../../../ui/state-label.tsx';
import type { Column, Sorting } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import {
  type InventoryApp,
  isLasting,
  type Person,
  type PersonRow,
  peopleOf,
  riskOf,
} from '../directory/inventory.ts';
import { accountWords, listedWords, nameOf, riskWords } from '../directory/inventory-words.ts';
import type { Inventory } from '../directory/read-inventory.ts';
import styles from './inventory.module.css';
import { heightOf, sortRows } from './sort-rows.ts';

interface PeopleTableProps {
  app: InventoryApp;
  found: Inventory;
  connections: readonly InventoryConnection[];
  knownScopes: readonly KnownScope[];
  /** Offers what can be done about one user; absent where nothing is offered. */
  onAct?: ((row: PersonRow) => void) | undefined;
}

interface Row extends PersonRow {
  person: Person | undefined;
  name: string;
}

/** The label's look for a user's standing: what one side alone knows of is to be checked. */
const standingLooks: Record<NonNullable<PersonRow['standing']>, StateLook> = {
  onlyAtEntra: 'blocked',
  onlyHere: 'waiting',
  both: 'active',
  covered: 'reported',
};

const filters = ['onlyAtEntra', 'both', 'covered', 'onlyHere', 'deactivated', 'guest'] as const;
type Filter = (typeof filters)[number] | '';

function isFitting({ standing, person }: Row, filter: Filter): boolean {
  if (filter === '') return true;
  if (filter === 'deactivated') return person?.isDeactivated === true;
  return filter === 'guest' ? person?.isGuest === true : standing === filter;
}

function columnsOf(
  { app, found, knownScopes, onAct }: PeopleTableProps,
  isNarrow: boolean,
): Column<Row>[] {
  const isRead = found.isPeopleWhole;
  const columns: (Column<Row> | false)[] = [
    {
      id: 'name',
      title: t('entraInventory.column.person'),
      width: isNarrow ? 196 : { min: 200, max: '1.6fr' },
      sort: 'asc',
      cell: ({ id, name, person }) => <Clip text={name} secondary={person?.address ?? id} />,
    },
    {
      id: 'permissions',
      title: t('entraInventory.column.permissions'),
      width: { min: 184, max: '1.6fr' },
      cell: ({ scopes }) => (
        <RiskLine
          risk={riskOf(scopes, knownScopes)}
          text={riskWords(riskOf(scopes, knownScopes))}
          secondary={scopes.join(', ')}
        />
      ),
    },
    app.isOurs && {
      id: 'standing',
      title: t('entraInventory.column.standing'),
      width: { min: 216, max: '1fr' },
      sort: 'asc',
      cell: ({ standing }) =>
        standing && (
          <StateLabel
            look={standingLooks[standing]}
            text={t(`entraInventory.standing.${standing}`)}
          />
        ),
    },
    app.isOurs && {
      id: 'listed',
      title: t('entraInventory.column.listed'),
      width: { min: 176, max: '1fr' },
      cell: (row) => <Clip text={listedWords(row)} />,
    },
    {
      id: 'lasts',
      title: t('entraInventory.column.lasts'),
      width: 128,
      cell: ({ scopes }) => (
        <Clip
          text={
            scopes.length > 0 ? t(`entraInventory.lasts.${isLasting(scopes) ? 'yes' : 'no'}`) : ''
          }
        />
      ),
    },
    {
      id: 'account',
      title: t('entraInventory.column.account'),
      width: 168,
      sort: 'asc',
      cell: ({ person }) => {
        const words = accountWords(person, isRead);
        if (person?.isDeactivated !== true) return <Clip text={words} />;
        return <StateLabel look="blocked" text={words} />;
      },
    },
    onAct !== undefined && {
      id: 'act',
      title: t('entraInventory.column.act'),
      width: isNarrow ? 104 : 120,
      cell: (row) => (
        <button
          type="button"
          className={styles.act}
          aria-label={t('entraInventory.actFor', { name: row.name })}
          onClick={() => onAct(row)}
        >
          {t('entraInventory.act')}
        </button>
      ),
    },
  ];
  const shown = columns.filter((column) => column !== false);
  const act = shown.at(-1);
  if (!isNarrow || act?.id !== 'act') return shown;
  // What can be done is seen without scrolling sideways.
  const [name, ...others] = shown.slice(0, -1);
  return name ? [name, act, ...others] : shown;
}

const keys: Record<string, (row: Row) => string | number> = {
  name: ({ name }) => name.toLowerCase(),
  standing: ({ standing }) => (standing === null ? -1 : filters.indexOf(standing)),
  account: ({ person }) => Number(person?.isDeactivated !== true) * 2 + Number(!person?.isGuest),
};

/** Users of one app: what they allowed, how they stand in our list, and what Entra says of their account. */
export function PeopleTable(props: PeopleTableProps) {
  const { app, found, connections } = props;
  const isNarrow = useIsNarrow();
  const [text] = useState(createSearchText);
  const [filter, setFilter] = useState<Filter>('');
  const [sorting, setSorting] = useState<Sorting>({
    columnId: app.isOurs ? 'standing' : 'name',
    direction: 'asc',
  });
  const asked = text.useAsked().trim().toLowerCase();
  const all = useMemo(
    () =>
      peopleOf(app, connections).map((row): Row => {
        const person = found.people.get(row.id);
        return { ...row, person, name: nameOf(row.id, found.people) };
      }),
    [app, connections, found.people],
  );
  const rows = useMemo(() => {
    const fitting = all.filter(
      (row) =>
        isFitting(row, filter) &&
        `${row.name} ${row.person?.address ?? ''} ${row.id}`.toLowerCase().includes(asked),
    );
    return sortRows(fitting, sorting, keys);
  }, [all, filter, asked, sorting]);
  const offered = filters.filter((one) => all.some((row) => isFitting(row, one)));
  const numbers = { count: rows.length, number: browserFormat().number(rows.length) };
  return (
    <>
      <div className={styles.line}>
        <SearchField
          text={text}
          label={t('entraInventory.search')}
          placeholder={t('entraInventory.search')}
          clearLabel={t('entraInventory.clear')}
          isBusy={false}
          className={styles.search}
        />
        {offered.length > 0 && (
          <div className={styles.filter}>
            <Select
              label={t('entraInventory.filter.label')}
              choices={[
                { value: '', label: t('entraInventory.filter.all') },
                ...offered.map((value) => ({ value, label: t(`entraInventory.filter.${value}`) })),
              ]}
              value={filter}
              onChange={(value) => setFilter(filters.find((one) => one === value) ?? '')}
            />
          </div>
        )}
        <span role="status">{t('entraInventory.people', numbers)}</span>
      </div>
      {rows.length > 0 && (
        <div className={styles.table} style={{ height: heightOf(rows.length) }}>
          <DataTable
            label={t('entraInventory.peopleOf', { app: app.name })}
            columns={columnsOf(props, isNarrow)}
            rows={rows}
            total={rows.length}
            sorting={sorting}
            onSort={setSorting}
            listKey={`${filter} ${asked}`}
          />
        </div>
      )}
    </>
  );
}
