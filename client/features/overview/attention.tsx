import { Button, Text } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { openList } from '../../navigation/open-list.ts';
import { announce } from '../../ui/announce.ts';
import { Section } from '../../ui/section.tsx';
import { AlertRows } from '../connections/alert-rows.tsx';
import { type Search, startAgain } from '../deactivated/deactivated-search.ts';
import styles from './attention.module.css';
import { CountsFailed, StrongRow } from './count-rows.tsx';
import type { OpenCases } from './get-open-cases.ts';
import type { Summary } from './get-summary.ts';
import { LeaversRow } from './leavers-row.tsx';
import { CaseRows } from './open-case-rows.tsx';
import { useBusy } from './use-busy.ts';

interface AttentionProps {
  summary: Summary;
  cases: OpenCases;
  search: Search;
}

/** Counts the things that were found, as far as is known. */
function countFound({ summary, cases, search }: AttentionProps): number {
  const { alerts, strongUnused } = summary.data ?? {};
  const figures = [...Object.values(alerts ?? {}), strongUnused?.connections];
  const found = figures.filter((figure) => (figure ?? 0) > 0).length;
  return found + (cases.data?.items.length ?? 0) + search.found.length;
}

/** When everything was last looked at; null while a part was not, or its last look failed. */
function checkedAt({ summary, cases, search }: AttentionProps): number | null {
  const isAnswered = summary.isSuccess && cases.isSuccess && search.endedAt !== null;
  if (!isAnswered || !summary.data.isSettled) return null;
  return Math.min(summary.dataUpdatedAt, cases.dataUpdatedAt, search.endedAt ?? 0);
}

function Conclusion(props: AttentionProps) {
  const format = useFormat();
  const { summary, cases, search } = props;
  const at = checkedAt(props);
  const isEmpty = countFound(props) === 0;
  const hasFailed = summary.isError || cases.isError || search.status === 'failed';
  const time = at === null ? '' : format.time(new Date(at).toISOString());
  const again = useBusy(async () => {
    startAgain();
    await Promise.all([summary.refetch(), cases.refetch()]);
    announce(t('overview.attention.checked', { time: format.time(new Date().toISOString()) }));
  });
  const text = () => {
    if (again.isBusy) return t('overview.attention.checking');
    if (at !== null) return t(`overview.attention.${isEmpty ? 'nothing' : 'checked'}`, { time });
    if (hasFailed) return t('overview.attention.failed');
    if (summary.data?.isSettled === false) return t('overview.attention.writing');
    return isEmpty ? t('overview.attention.soFar') : '';
  };
  return (
    <div className={styles.end}>
      <Text type="text2" color={isEmpty && at !== null ? 'primary' : 'secondary'} ellipsis={false}>
        {text()}
      </Text>
      <Button kind="tertiary" size="small" onClick={again.start}>
        {t('overview.attention.again')}
      </Button>
    </div>
  );
}

/**
 * Lists what needs attention, the worst first. That nothing does is said only when every question was
 * answered.
 */
export function Attention(props: AttentionProps) {
  const { summary, cases, search } = props;
  const hasRows =
    countFound(props) > 0 || summary.isError || cases.isError || search.endedAt === null;
  return (
    <Section title={t('overview.attention.title')}>
      {hasRows && (
        <ul className={styles.list} aria-label={t('overview.attention.list')}>
          {summary.data && (
            <AlertRows alerts={summary.data.alerts} onShow={(alert) => openList({ alert })} />
          )}
          <CaseRows cases={cases} count={summary.data?.openCases ?? null} />
          <LeaversRow search={search} />
          {summary.data && <StrongRow strongUnused={summary.data.strongUnused} />}
          {summary.isError && <CountsFailed summary={summary} />}
        </ul>
      )}
      <Conclusion {...props} />
    </Section>
  );
}
