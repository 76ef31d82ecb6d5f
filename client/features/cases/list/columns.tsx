import { useMemo } from 'react';
import type { CaseStatus, CaseSummary } from '../../../../server/contract/case.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { casesTab } from '../../../navigation/start-revocation.ts';
import { Clip } from '../../../ui/clip.tsx';
import { nameOf, PersonCell } from '../../../ui/people/person-cell.tsx';
import { StateLabel } from '../../../ui/state-label.tsx';
import { CellLink } from '../../../ui/table/cell-link.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { Toned } from '../../../ui/tone-label.tsx';
import {
  type CaseWords,
  caseScope,
  caseSubject,
  clockOf,
  dueOf,
  isOverdue,
  openFor,
  stepsOf,
  toldTone,
  toldWords,
  waitsFor,
} from '../case-words.ts';
import { caseTone, evidenceOf } from '../evidence-words.ts';
import styles from './columns.module.css';

const looks = { open: 'waiting', closed: 'reported', withdrawn: 'reported' } as const;

/** A case's status as a label with its sign. */
export const StatusLabel = ({ status }: { status: CaseStatus }) => (
  <StateLabel look={looks[status]} text={t(`cases.status.${status}`)} />
);

function CaseLink({ row, words }: { row: CaseSummary; words: CaseWords }) {
  const { filters } = usePlace();
  const { dateTime } = words.format;
  return (
    <CellLink
      end={t('cases.linkEnd', { date: dateTime(row.openedAt) })}
      onOpen={() => goTo({ tab: casesTab, id: row.id, filters })}
    >
      <Clip text={caseSubject(row, words)} secondary={caseScope(row, words) || null} />
    </CellLink>
  );
}

/** By whom a case was opened, inside a sentence; null for a deleted user. */
export function openedBy({ openedBy: id }: CaseSummary, { find, userId }: CaseWords) {
  if (id === null) return null;
  if (id === userId) return t('cases.openedByYou');
  return t('cases.openedBy', { person: isolate(nameOf(id, find(id))) });
}

/** When, and by whom, as two lines. */
function OpenedCell({ row, words }: { row: CaseSummary; words: CaseWords }) {
  const { openedAt, closedAt } = row;
  const { format } = words;
  const secondary = closedAt
    ? t(row.status === 'withdrawn' ? 'cases.withdrawnOn' : 'cases.closedOn', {
        date: format.date(closedAt),
      })
    : openedBy(row, words);
  const isOpen = row.status === 'open';
  const notes = [...(isOpen ? [openFor(row, format)] : []), ...(secondary ? [secondary] : [])];
  return <Clip text={format.date(openedAt)} secondary={notes.join(' · ')} />;
}

/** Shows what an open case waits for: users, and tokens that may still be valid. */
function WaitsCell({ row, words }: { row: CaseSummary; words: CaseWords }) {
  if (row.status !== 'open') return null;
  const who = waitsFor(row, words) ?? t('cases.waitsForNobody');
  const [told] = row.told;
  if (!told) return <Clip text={who} secondary={clockOf(row, words.format)} />;
  return (
    <Toned tone={toldTone(told)}>
      <Clip text={toldWords(told, words)} secondary={t('cases.waits', { who })} />
    </Toned>
  );
}

/** Shows the owner of a case and, below, its day. */
function OwnerCell({ row, words }: { row: CaseSummary; words: CaseWords }) {
  const due = dueOf(row, words.format);
  return (
    <span className={styles.owner}>
      {row.owner === null ? <Clip text={t('cases.noOwner')} /> : <PersonCell userId={row.owner} />}
      {due && (
        <Toned tone={isOverdue(row) ? 'negative' : null}>
          <span className={styles.due}>{due}</span>
        </Toned>
      )}
    </span>
  );
}

/** The columns of the list of cases. */
export function useColumns(words: CaseWords): Column<CaseSummary>[] {
  return useMemo(() => {
    const column = (
      id: 'case' | 'status' | 'steps' | 'waits' | 'owner' | 'opened',
      width: Column<CaseSummary>['width'],
      cell: Column<CaseSummary>['cell'],
    ) => ({ id, title: t(`cases.column.${id}`), width, cell });
    return [
      column('case', { min: 220, max: '2fr' }, (row) => <CaseLink row={row} words={words} />),
      column('status', 132, ({ status }) => <StatusLabel status={status} />),
      column('steps', { min: 160, max: '1fr' }, (row) => (
        <Toned tone={caseTone(row)}>
          <Clip text={stepsOf(row, words.format)} secondary={evidenceOf(row, words.format)} />
        </Toned>
      )),
      column('waits', { min: 200, max: '1.4fr' }, (row) => <WaitsCell row={row} words={words} />),
      column('owner', { min: 184, max: '1fr' }, (row) => <OwnerCell row={row} words={words} />),
      column('opened', { min: 168, max: '1fr' }, (row) => <OpenedCell row={row} words={words} />),
    ];
  }, [words]);
}
