import { useMemo } from 'react';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { batchesOf } from '../../monday/people/batches.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { AttentionBox } from '../../ui/attention-box.tsx';
import { nameOf } from '../../ui/people/person-cell.tsx';

/** Tells admins of an uninstall that no admin signed, until the day when it would have deleted all. */
export function PendingUninstall() {
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
