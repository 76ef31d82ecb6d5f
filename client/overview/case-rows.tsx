import { useMemo } from 'react';
import type { CaseSummary } from '../../server/contract/case.ts';
import { casesTab } from '../cases/start.ts';
import { goTo } from '../monday/location.ts';
import type { FindPerson } from '../people/people-context.ts';
import { batchesOf, usePeople } from '../people/use-people.ts';
import { useFormat } from '../text/format.ts';
import { t } from '../text/text.ts';
import { AttentionRow } from './attention-row.tsx';
import { type OpenCases, shownCases } from './get-open-cases.ts';
import { waitsForInWords } from './waits-for.ts';

function CaseRow({ of, find }: { of: CaseSummary; find: FindPerson }) {
  const format = useFormat();
  const situation = t(`overview.situation.${of.situation}`);
  const waiting = waitsForInWords(of, find);
  const date = format.date(of.openedAt);
  return (
    <AttentionRow
      kind="task"
      text={
        waiting.length > 0
          ? t('overview.case.waits', { whom: format.list(waiting), situation })
          : t('overview.case.ready', { situation })
      }
      note={t('overview.case.notes', {
        done: format.number(of.steps.done),
        total: format.number(of.steps.total),
        connections: t('overview.case.connections', {
          count: of.connectionCount,
          number: format.number(of.connectionCount),
        }),
        date,
      })}
      action={{
        text: t('overview.case.open'),
        label: t('overview.case.openLabel', { date, situation }),
        onClick: () => goTo({ tab: casesTab, id: of.id }),
      }}
    />
  );
}

interface CaseRowsProps {
  cases: OpenCases;
  /** How many there are in all; null where that is not known. */
  count: number | null;
}

/** The latest open cases with whom each waits for, and how many others there are. */
export function CaseRows({ cases, count }: CaseRowsProps) {
  const format = useFormat();
  const items = cases.data?.items;
  const batches = useMemo(
    () => batchesOf([items?.flatMap(({ waitsFor }) => waitsFor.map(({ userId }) => userId)) ?? []]),
    [items],
  );
  const people = usePeople(batches);
  const others = Math.max((count ?? 0) - shownCases, 0);
  return (
    <>
      {items?.map((of) => (
        <CaseRow key={of.id} of={of} find={people.find} />
      ))}
      {others > 0 && (
        <AttentionRow
          kind="task"
          text={t('overview.case.more', { count: others, number: format.number(others) })}
          action={{
            text: t('overview.attention.show'),
            label: t('overview.case.moreShow'),
            onClick: () => goTo({ tab: casesTab, filters: { status: 'open' } }),
          }}
        />
      )}
      {cases.isError && (
        <AttentionRow
          kind="failed"
          text={t('overview.attention.casesFailed')}
          action={{
            text: t('shell.retry'),
            label: t('overview.attention.casesAgain'),
            onClick: () => void cases.refetch(),
          }}
        />
      )}
    </>
  );
}
