import { providerName } from '../../../../i18n/provider-names.ts';
import '../../../../i18n/load/list-texts.ts';
import { memo, useMemo } from 'react';
import type { Connection } from '../../../../../server/contract/connection.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import { goTo, placeNow } from '../../../../monday/location.ts';
import { useFindPerson } from '../../../../monday/people/people-context.ts';
import { type Format, useFormat } from '../../../../monday/profile-format.ts';
import { Clip } from '../../../../ui/clip.tsx';
import { ProviderMark } from '../../../../ui/provider-mark.tsx';
import { RiskLine } from '../../../../ui/risk-sign.tsx';
import { LabelCell } from '../../../../ui/state-label.tsx';
import { CellLink } from '../../../../ui/table/cell-link.tsx';
import type { Column } from '../../../../ui/table/column.ts';
import { identityNote, lastOf, sidesOf, sinceOf, stateLook } from '../../connection-format.ts';
import { accessOf, seenUseOf, usedInOf } from '../../connection-words.ts';
import { OwnerCell, ownerName } from '../../owner.tsx';
import type { ColumnId } from './table-options.ts';

interface IdentityProps {
  connection: Connection;
  /** The name of who connected it. */
  person: string;
}

/** Re-renders only for another name: names arrive while a list is scrolled. */
const Identity = memo(({ connection, person }: IdentityProps) => {
  const { id, displayName } = connection;
  return (
    <CellLink
      end={t('connections.detailsOf', { person: isolate(person) })}
      onOpen={() => goTo({ tab: 'connections', id, filters: placeNow().filters })}
    >
      <ProviderMark provider={connection.provider} />
      <Clip text={displayName} secondary={identityNote(connection)} />
    </CellLink>
  );
});

/** An identity by the name that a person recognises; opens the connection's own screen. */
function IdentityCell({ connection }: { connection: Connection }) {
  const find = useFindPerson();
  const person = ownerName(connection, find);
  return <Identity connection={connection} person={person} />;
}

/** Returns the title of a column, in its header and where it is chosen. */
export function columnTitle(id: ColumnId): string {
  const titles: Record<ColumnId, string> = {
    person: t('connections.column.person'),
    displayName: t('connections.column.identity'),
    organization: t('connections.column.organization'),
    provider: t('connections.column.provider'),
    access: t('list.column.access'),
    firstConnectedAt: t('connections.column.since'),
    lastConnectedAt: t('connections.column.last'),
    lastUsedAt: t('connections.column.lastUsed'),
    usedIn: t('list.column.usedIn'),
    state: t('connections.column.state'),
  };
  return titles[id];
}

type Cells = Record<ColumnId, Omit<Column<Connection>, 'id' | 'title'>>;

const cellsOf = (format: Format): Cells => ({
  person: {
    width: { min: 160, max: '1.3fr' },
    sort: 'asc',
    cell: (connection) => <OwnerCell connection={connection} />,
  },
  displayName: {
    width: { min: 200, max: '1.6fr' },
    sort: 'asc',
    cell: (connection) => <IdentityCell connection={connection} />,
  },
  organization: {
    width: { min: 130, max: '1fr' },
    sort: 'asc',
    cell: ({ organization }) => (
      <Clip text={organization?.name ?? t('connections.noOrganization')} />
    ),
  },
  provider: {
    width: 120,
    sort: 'asc',
    cell: ({ provider }) => <Clip text={providerName(provider)} />,
  },
  access: {
    width: 144,
    sort: 'asc',
    cell: (connection) => <RiskLine risk={connection.risk} {...accessOf(connection)} />,
  },
  firstConnectedAt: {
    width: 176,
    sort: 'desc',
    cell: (connection) => <Clip {...sinceOf(connection, format)} />,
  },
  lastConnectedAt: {
    width: 160,
    sort: 'desc',
    cell: (connection) => <Clip {...lastOf(connection, format)} />,
  },
  lastUsedAt: {
    // Wide enough for "no use seen" in every language: cut off, it would say something else.
    width: { min: 184, max: '0.8fr' },
    sort: 'desc',
    cell: (connection) => <Clip {...seenUseOf(connection, format)} />,
  },
  usedIn: {
    width: 136,
    sort: 'desc',
    cell: (connection) => <Clip text={usedInOf(connection, format)} />,
  },
  state: {
    // Wide enough for both halves, which must be read together.
    width: { min: 288, max: '1.2fr' },
    sort: 'asc',
    cell: (connection) => (
      <LabelCell
        look={stateLook(connection)}
        text={t(`connections.state.${connection.state}`)}
        secondary={sidesOf(connection)}
      />
    ),
  },
});

/** The columns of the account's list that a person wants to see. */
export function useColumns(ids: readonly ColumnId[]): Column<Connection>[] {
  const format = useFormat();
  return useMemo(() => {
    const cells = cellsOf(format);
    return ids.map((id) => ({ id, title: columnTitle(id), ...cells[id] }));
  }, [format, ids]);
}
