import { useMemo } from 'react';
import type { CaseSummary } from '../../../server/contract/case.ts';
import { isolate, t } from '../../i18n/translate.ts';
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
  toldTone,
  toldWords,
  userIdsOf,
  waitsFor,
} from '../cases/case-words.ts';
import { caseTone, evidenceOf } from '../cases/evidence-words.ts';
import { useCasePeople, useCaseWords } from '../cases/use-case-words.ts';
import type { OpenCases } from './get-open-cases.ts';

const rowKinds = { negative: 'alarm', positive: 'good', none: 'task' } as const;

const toldKinds = { negative: 'failed', positive: 'good', none: 'task' } as const;

/** The sentence of a case: what contradicts it, what was told, or what it waits for. */
function textOf(of: CaseSummary, words: CaseWords): string {
  const name = caseName(of, words);
  const [told] = of.told;
  const who = waitsFor(of, words);
  if (caseTone(of) === 'negative') return t('overview.case.contradicted', { name });
  if (told) return t('overview.case.told', { name, what: toldWords(told, words) });
  if (who === null) return t('overview.case.ready', { name });
  return t('overview.case.waits', { name, whom: who });
}

function CaseRow({ of, words }: { of: CaseSummary; words: CaseWords }) {
  const { format } = words;
  const name = caseName(of, words);
  const tone = caseTone(of);
  const [told] = tone === 'negative' ? [] : of.told;
  const who = told ? waitsFor(of, words) : null;
  const time = format.dateTime(of.openedAt);
  const evidence = evidenceOf(of, format);
  const due = dueOf(of, format);
  return (
    <AttentionRow
      kind={
        told
          ? toldKinds[toldTone(told) ?? 'none']
          : isOverdue(of)
            ? 'alarm'
            : rowKinds[tone ?? 'none']
      }
      text={textOf(of, words)}
      note={[
        ...(evidence ? [evidence] : []),
        ...(told?.note ? [isolate(told.note)] : []),
        ...(who ? [t('cases.waits', { who })] : []),
        stepsOf(of, format),
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
  const isAboutOne = items.some(({ target }) => target.kind === 'organization');
  const words = useCaseWords(people.find, isAboutOne);
  return items.map((of) => <CaseRow key={of.id} of={of} words={words} />);
}

interface CaseRowsProps {
  cases: OpenCases;
  /** Number of cases in all; null where that is not known. */
  count: number | null;
}

/** The latest open cases with whom each waits for, and how many others there are. */
export function CaseRows({ cases, count }: CaseRowsProps) {
  const items = cases.data?.items;
  const format = useFormat();
  const others = Math.max((count ?? 0) - (items?.length ?? 0), 0);
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
