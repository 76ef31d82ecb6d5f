import { useMemo, useState } from 'react';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import type { KnownScope } from '../../../../server/contract/provider.ts';
import { browserFormat } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';
import { Clip } from '../../../ui/clip.tsx';
import { RiskLine } from '../../../ui/risk-sign.tsx';
import { LabelCell } from '../../../ui/state-label.tsx';
import { CellLink } from '../../../ui/table/cell-link.tsx';
import type { Column, Sorting } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import {
  allScopes,
  type InventoryApp,
  isLasting,
  peopleOf,
  riskOf,
} from '../directory/inventory.ts';
import { publisherWords, riskWords, stateWords } from '../directory/inventory-words.ts';
import styles from './inventory.module.css';
import { heightOf, sortRows } from './sort-rows.ts';

interface AppTableProps {
  apps: readonly InventoryApp[];
  connections: readonly InventoryConnection[];
  knownScopes: readonly KnownScope[];
  onOpen(id: string): void;
}

interface AppRow extends InventoryApp {
  people: number;
  scopes: string[];
}

function columnsOf({ knownScopes, onOpen }: AppTableProps): Column<AppRow>[] {
  const format = browserFormat();
  return [
    {
      id: 'name',
      title: t('entraInventory.column.app'),
      width: { min: 200, max: '2fr' },
      sort: 'asc',
      cell: (app) => (
        <CellLink end={t('entraInventory.openEnd')} onOpen={() => onOpen(app.id)}>
          <Clip
            text={app.name}
            secondary={app.isOurs ? t('entraInventory.ours') : publisherWords(app)}
          />
        </CellLink>
      ),
    },
    {
      id: 'people',
      title: t('entraInventory.column.people'),
      width: 104,
      sort: 'desc',
      cell: ({ people, isWhole }) => (
        <Clip
          text={format.number(people)}
          secondary={isWhole ? null : t('entraInventory.soFarShort')}
        />
      ),
    },
    {
      id: 'everyone',
      title: t('entraInventory.column.everyone'),
      // Wide enough for both answers in every language.
      width: { min: 184, max: '1fr' },
      cell: ({ forEveryone }) => (
        <Clip text={t(`entraInventory.everyone.${forEveryone ? 'yes' : 'no'}`)} />
      ),
    },
    {
      id: 'risk',
      title: t('entraInventory.column.permissions'),
      width: { min: 184, max: '1.4fr' },
      cell: ({ scopes }) => (
        <RiskLine
          risk={riskOf(scopes, knownScopes)}
          text={riskWords(riskOf(scopes, knownScopes))}
          secondary={scopes.join(', ')}
        />
      ),
    },
    {
      id: 'lasts',
      title: t('entraInventory.column.lasts'),
      width: 136,
      cell: ({ scopes }) => (
        <Clip text={t(`entraInventory.lasts.${isLasting(scopes) ? 'yes' : 'no'}`)} />
      ),
    },
    {
      id: 'state',
      title: t('entraInventory.column.state'),
      width: { min: 168, max: '1fr' },
      cell: (app) => (
        <LabelCell
          look={app.isEnabled && !app.isDeactivated ? 'active' : 'blocked'}
          text={stateWords(app)}
          secondary={app.isAssignmentRequired ? t('entraInventory.app.assignment') : null}
        />
      ),
    },
    {
      id: 'created',
      title: t('entraInventory.column.created'),
      width: 120,
      sort: 'desc',
      cell: ({ createdAt }) => (
        <Clip text={createdAt ? format.date(createdAt) : t('entraInventory.notKnown')} />
      ),
    },
  ];
}

const keys: Record<string, (row: AppRow) => string | number> = {
  name: ({ name }) => name.toLowerCase(),
  people: ({ people }) => people,
  created: ({ createdAt }) => createdAt ?? '',
};

/** Apps that hold workflow credentials, each with what it may do and whom it has. */
export function AppTable(props: AppTableProps) {
  const { apps, connections } = props;
  const [sorting, setSorting] = useState<Sorting>({ columnId: 'people', direction: 'desc' });
  const rows = useMemo(() => {
    const all = apps.map((app) => ({
      ...app,
      people: peopleOf(app, connections).filter(({ grantIds }) => grantIds.length > 0).length,
      scopes: allScopes(app),
    }));
    return sortRows(all, sorting, keys);
  }, [apps, connections, sorting]);
  if (apps.length === 0) return <p>{t('entraInventory.none')}</p>;
  return (
    <div className={styles.table} style={{ height: heightOf(rows.length) }}>
      <DataTable
        label={t('entraInventory.title')}
        columns={columnsOf(props)}
        rows={rows}
        total={rows.length}
        sorting={sorting}
        onSort={setSorting}
        isOpening
      />
    </div>
  );
}
