import { useMemo } from 'react';
import { t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { type Format, useFormat } from '../../monday/profile-format.ts';
import { Clip } from '../../ui/clip.tsx';
import { PersonCell } from '../../ui/people/person-cell.tsx';
import { CellLink } from '../../ui/table/cell-link.tsx';
import type { Column } from '../../ui/table/column.ts';
import type { Integration } from './integration.ts';
import { identifierOf, methodOf, providerOf, stateOf } from './integration-words.ts';

function IdentifierCell({ integration }: { integration: Integration }) {
  const { id } = integration;
  return (
    <CellLink
      end={t('integrations.details', { provider: providerOf(integration), id })}
      onOpen={() => goTo({ tab: 'integrations', id })}
    >
      <Clip text={identifierOf(integration)} />
    </CellLink>
  );
}

/** When it was connected, where monday says so. */
export const createdOf = ({ createdAt }: Integration, format: Format): string =>
  createdAt ? format.date(createdAt) : t('integrations.notGiven');

/** The columns of the list; whose it is only where it may be someone else's. */
export function useColumns(withPerson: boolean): Column<Integration>[] {
  const format = useFormat();
  return useMemo(() => {
    const column = (
      id: 'identifier' | 'provider' | 'method' | 'state' | 'person' | 'created',
      width: Column<Integration>['width'],
      cell: Column<Integration>['cell'],
    ) => ({ id, title: t(`integrations.column.${id}`), width, cell });
    return [
      ...(withPerson
        ? [
            column('person', { min: 160, max: '1.2fr' }, ({ userId }) => (
              <PersonCell userId={userId} />
            )),
          ]
        : []),
      column('identifier', { min: 200, max: '1.6fr' }, (integration) => (
        <IdentifierCell integration={integration} />
      )),
      column('provider', { min: 120, max: '1fr' }, (integration) => (
        <Clip text={providerOf(integration)} />
      )),
      column('method', 140, (integration) => <Clip text={methodOf(integration)} />),
      column('state', 120, (integration) => <Clip text={stateOf(integration)} />),
      column('created', 132, (integration) => <Clip text={createdOf(integration, format)} />),
    ];
  }, [format, withPerson]);
}
