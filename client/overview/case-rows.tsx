import { useMemo } from 'react';
import type { CaseSummary } from '../../server/contract/case.ts';
import { casesTab } from '../cases/start.ts';
import { goTo } from '../monday/location.ts';
import type { FindPerson } from '../people/people-context.ts';
import { nameOf } from '../people/person-cell.tsx';
import { batchesOf, usePeople } from '../people/use-people.ts';
import { useFormat } from '../text/format.ts';
import { isolate, t } from '../text/text.ts';
import { AttentionRow } from './attention-row.tsx';
import { type OpenCases, shownCases } from './get-open-cases.ts';
import { waitsForInWords } from './waits-for.ts';

/** Everyone whom a case names. */
const peopleOf = ({ target, waitsFor }: CaseSummary) => [
  target.kind === 'person' ? target.userId : null,
  ...waitsFor.map(({ userId }) => userId),
];

/** Whom or what a case is about, where that has a name that is known here. */
function aboutOf({ target }: CaseSummary, find: FindPerson): string | null {
  if (target.kind === 'person') return isolate(nameOf(target.userId, find(target.userId)));
  return target.kind === 'provider' ? t(`connections.provider.${target.provider}`) : null;
}

function CaseRow({ of, find }: { of: CaseSummary; find: FindPerson }) {
  const format = useFormat();
  const situation = t(`overview.situation.${of.situation}`);
  const waiting = waitsForInWords(of, find);
  const about = aboutOf(of, find);
  const date = format.date(of.openedAt);
  return (
    <AttentionRow
      kind="task"
      text={
        waiting.length > 0
          ? t('overview.case.waits', { whom: format.list(waiting), situation })
          : t('overview.case.ready', { situation })
      }
      note={[
        about && t('overview.case.about', { about }),
        t('overview.case.steps', {
          done: format.number(of.steps.done),
          total: format.number(of.steps.total),
        }),
        t('overview.case.connections', {
          count: of.connectionCount,
          number: format.number(of.connectionCount),
        }),
        t('overview.case.opened', { date }),
      ]
        .filter(Boolean)
        .join(' · ')}
      action={{
        text: t('overview.case.open'),
        label: t('overview.case.openLabel', { time: format.dateTime(of.openedAt), situation }),
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
  const batches = useMemo(() => batchesOf([items?.flatMap(peopleOf) ?? []]), [items]);
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
