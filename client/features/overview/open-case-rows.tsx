import { useMemo } from 'react';
import type { CaseSummary } from '../../../server/contract/case.ts';
import { t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { casesTab } from '../../navigation/start-revocation.ts';
import { AttentionRow } from '../../ui/attention-row.tsx';
import {
  type CaseWords,
  caseName,
  dueOf,
  isOverdue,
  stepsOf,
  userIdsOf,
  waitsFor,
} from '../cases/case-words.ts';
import { caseTone, evidenceOf } from '../cases/evidence-words.ts';
import { useCasePeople, useCaseWords } from '../cases/use-case-words.ts';
import { type OpenCases, shownCases } from './get-open-cases.ts';

const rowKinds = { negative: 'alarm', positive: 'good', none: 'task' } as const;

function CaseRow({ of, words }: { of: CaseSummary; words: CaseWords }) {
  const { format } = words;
  const name = caseName(of, words);
  const who = waitsFor(of, words);
  const time = format.dateTime(of.openedAt);
  const tone = caseTone(of);
  const evidence = evidenceOf(of, format);
  const due = dueOf(of, format);
  return (
    <AttentionRow
      kind={isOverdue(of) ? 'alarm' : rowKinds[tone ?? 'none']}
      text={
        tone === 'negative'
          ? t('overview.case.contradicted', { name })
          : who === null
            ? t('overview.case.ready', { name })
            : t('overview.case.waits', { name, whom: who })
      }
      note={[
        ...(evidence ? [evidence] : []),
        stepsOf(of, format),
        t('cases.connections', {
          count: of.connectionCount,
          number: format.number(of.connectionCount),
        }),
        ...(due ? [due] : []),
        t('overview.case.opened', { date: format.date(of.openedAt) }),
      ].join(' · ')}
      action={{
        text: t('overview.case.open'),
        label: t('overview.case.openLabel', { name, time }),
        onClick: () => goTo({ tab: casesTab, id: of.id }),
      }}
    />
  );
}

/** A component of its own, so that without cases no names are requested. */
function NamedRows({ items }: { items: readonly CaseSummary[] }) {
  const people = useCasePeople(useMemo(() => [items.flatMap(userIdsOf)], [items]));
  const words = useCaseWords(people.find);
  return items.map((of) => <CaseRow key={of.id} of={of} words={words} />);
}

interface CaseRowsProps {
  cases: OpenCases;
  /** How many there are in all; null where that is not known. */
  count: number | null;
}

/** The latest open cases with whom each waits for, and how many others there are. */
export function CaseRows({ cases, count }: CaseRowsProps) {
  const items = cases.data?.items;
  const format = useFormat();
  const others = Math.max((count ?? 0) - shownCases, 0);
  return (
    <>
      {items && items.length > 0 && <NamedRows items={items} />}
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
            text: t('ui.retry'),
            label: t('overview.attention.casesAgain'),
            onClick: () => void cases.refetch(),
          }}
        />
      )}
    </>
  );
}
