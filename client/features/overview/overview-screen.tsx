import '../../i18n/load/overview-texts.ts';
import { Button, Skeleton } from '@vibe/core';
import { useMemo } from 'react';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { batchesOf } from '../../monday/people/batches.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { startRevocation } from '../../navigation/start-revocation.ts';
import { AttentionBox } from '../../ui/attention-box.tsx';
import { useFirstView } from '../../ui/first-view.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { nameOf } from '../../ui/people/person-cell.tsx';
import { QueryError } from '../../ui/states/query-error.tsx';
import { WaitNotice } from '../../ui/states/wait-notice.tsx';
import { Coverage } from '../connections/coverage.tsx';
import { OpenInventory } from '../connections/open-inventory.tsx';
import { Attention } from './attention.tsx';
import { ByProvider } from './by-provider.tsx';
import { Figures } from './figures.tsx';
import { FirstUse } from './first-use.tsx';
import { type Summary, useSummary } from './get-summary.ts';
import styles from './overview.module.css';
import { useQuestions } from './use-questions.ts';
import { Weeks } from './weeks.tsx';

/** Tells admins of an uninstall that no admin signed, until the day when it would have deleted all. */
function PendingUninstall() {
  const { appName, pendingUninstall } = useSession().features;
  const format = useFormat();
  const userId = pendingUninstall?.reportedByUserId ?? null;
  const people = usePeople(useMemo(() => batchesOf([[userId]]), [userId]));
  if (!pendingUninstall) return null;
  const { reportedAt, deletionDueAt, cancelledAt } = pendingUninstall;
  const person =
    userId === null ? t('overview.uninstall.aUser') : isolate(nameOf(userId, people.find(userId)));
  const about = {
    person,
    app: isolate(appName),
    date: format.date(reportedAt),
    due: format.date(deletionDueAt),
  };
  return (
    <AttentionBox
      type="warning"
      title={t('overview.uninstall.title')}
      text={
        cancelledAt === null
          ? t('overview.uninstall.pending', about)
          : t('overview.uninstall.stopped', { ...about, stopped: format.date(cancelledAt) })
      }
    />
  );
}

/** The outline of the overview, until all of it can be rendered at once. */
function OverviewSkeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label={t('shell.loading')}>
      <Skeleton type="text" size="h3" width={180} />
      <Skeleton type="rectangle" height={180} fullWidth />
      <Skeleton type="text" size="h3" width={120} />
      <Skeleton type="rectangle" height={84} fullWidth />
      <Skeleton type="rectangle" height={280} fullWidth />
    </div>
  );
}

function Actions() {
  return (
    <div className={styles.actions}>
      <OpenInventory isShortcut />
      <Button
        kind="secondary"
        size="small"
        onClick={() => goTo({ tab: 'connections', filters: { whose: 'mine' } })}
      >
        {t('overview.mine')}
      </Button>
      <Button size="small" onClick={() => startRevocation(null)}>
        {t('overview.revoke')}
      </Button>
    </div>
  );
}

/** Rows from the counts; if these fail, the other rows stay. */
function Counts({ summary }: { summary: Summary }) {
  const { data } = summary;
  if (!data) return <QueryError error={summary.error} onRetry={summary.refetch} />;
  return (
    <>
      <Figures summary={data} />
      <div className={styles.charts}>
        <ByProvider byProvider={data.byProvider} />
        <Weeks weeks={data.weeks} />
      </div>
    </>
  );
}

function Content({ summary }: { summary: Summary }) {
  const questions = useQuestions(summary);
  useFirstView(questions.isReady);
  if (!questions.isReady) return <OverviewSkeleton />;
  return (
    <>
      <Attention {...questions} summary={summary} />
      <Counts summary={summary} />
    </>
  );
}

/** An admin's first screen: what needs attention, and how the account stands. */
export default function OverviewScreen() {
  const summary = useSummary();
  const isFirstUse = summary.data?.connections === 0 && summary.data.openCases === 0;
  return (
    <div className={styles.overview}>
      <div className={styles.head}>
        <PageHead title={t('shell.tab.overview')} aside={!isFirstUse && <Actions />}>
          <Coverage />
        </PageHead>
      </div>
      <PendingUninstall />
      {summary.isPending && <WaitNotice error={summary.failureReason} />}
      {isFirstUse ? <FirstUse summary={summary} /> : <Content summary={summary} />}
    </div>
  );
}
