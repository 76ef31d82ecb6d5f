import { useMemo } from 'react';
import type { Connection } from '../../server/contract/connection.ts';
import { Clip } from '../parts/clip.tsx';
import type { Column } from '../parts/table/column.ts';
import { PersonCell } from '../people/person-cell.tsx';
import { useFormat } from '../text/format.ts';
import { t } from '../text/text.ts';
import { IdentityCell } from './identity-cell.tsx';
import { StateCell } from './state-cell.tsx';
import { lastOf, sinceOf } from './texts.ts';

/** The columns of the account's list. */
export function useColumns(): Column<Connection>[] {
  const format = useFormat();
  return useMemo(
    (): Column<Connection>[] => [
      {
        id: 'person',
        title: t('connections.column.person'),
        width: { min: 160, max: '1.3fr' },
        cell: ({ userId }) => <PersonCell userId={userId} />,
      },
      {
        id: 'displayName',
        title: t('connections.column.identity'),
        width: { min: 200, max: '1.6fr' },
        sort: 'asc',
        cell: (connection) => <IdentityCell connection={connection} />,
      },
      {
        id: 'organization',
        title: t('connections.column.organization'),
        width: { min: 130, max: '1fr' },
        cell: ({ organization }) => (
          <Clip text={organization?.name ?? t('connections.noOrganization')} />
        ),
      },
      {
        id: 'provider',
        title: t('connections.column.provider'),
        width: 120,
        cell: ({ provider }) => <Clip text={t(`connections.provider.${provider}`)} />,
      },
      {
        id: 'firstConnectedAt',
        title: t('connections.column.since'),
        width: 176,
        sort: 'desc',
        cell: (connection) => <Clip {...sinceOf(connection, format)} />,
      },
      {
        id: 'lastConnectedAt',
        title: t('connections.column.last'),
        width: 160,
        sort: 'desc',
        cell: (connection) => <Clip {...lastOf(connection, format)} />,
      },
      {
        id: 'state',
        title: t('connections.column.state'),
        width: { min: 232, max: '1.2fr' },
        cell: (connection) => <StateCell connection={connection} />,
      },
    ],
    [format],
  );
}
