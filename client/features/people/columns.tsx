import { useMemo } from 'react';
import { t } from '../../i18n/translate.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { Clip } from '../../ui/clip.tsx';
import { RiskLine } from '../../ui/risk-sign.tsx';
import { StateLabel } from '../../ui/state-label.tsx';
import type { Column } from '../../ui/table/column.ts';
import type { PersonRow } from './get-people-list.ts';
import { accessOf, riskOf, statusLook, statusOf } from './people-words.ts';
import { PersonLink } from './person-link.tsx';

function StatusCell({ userId }: { userId: string }) {
  const known = useFindPerson()(userId);
  const look = statusLook(known);
  if (look === null) return <Clip text={statusOf(known)} />;
  return <StateLabel look={look} text={statusOf(known)} />;
}

/** The order that a first press on a heading gives: names from A, and of figures the most telling first. */
const firstOrder = {
  person: 'asc',
  connections: 'desc',
  organizations: 'desc',
  access: 'desc',
  risk: 'desc',
  last: 'desc',
} as const;

/** The columns of the list of people. */
export function useColumns(): Column<PersonRow>[] {
  const format = useFormat();
  return useMemo(() => {
    const column = (
      id: 'person' | 'status' | 'connections' | 'organizations' | 'access' | 'risk' | 'last',
      width: Column<PersonRow>['width'],
      cell: Column<PersonRow>['cell'],
    ) => ({
      id,
      title: t(`peopleList.column.${id}`),
      width,
      cell,
      ...(id !== 'status' && { sort: firstOrder[id] }),
    });
    return [
      column('person', { min: 180, max: '1.6fr' }, ({ userId }) => <PersonLink userId={userId} />),
      column('status', { min: 136, max: '1fr' }, ({ userId }) => <StatusCell userId={userId} />),
      column('connections', 148, ({ connections, live }) => (
        <Clip
          text={format.number(connections)}
          secondary={t('peopleList.live', { number: format.number(live) })}
        />
      )),
      column('organizations', 172, ({ organizations }) => (
        <Clip text={format.number(organizations)} />
      )),
      column('access', { min: 180, max: '1fr' }, (row) => <Clip text={accessOf(row)} />),
      column('risk', { min: 150, max: '0.8fr' }, (row) => (
        <RiskLine risk={row.highestRisk} text={riskOf(row)} />
      )),
      column('last', 184, ({ lastConnectedAt }) => <Clip text={format.date(lastConnectedAt)} />),
    ];
  }, [format]);
}
