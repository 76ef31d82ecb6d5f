import { AttentionBox } from '@vibe/core';
import { useMemo } from 'react';
import { useSession } from '../api/get-session.ts';
import { nameOf } from '../people/person-cell.tsx';
import { batchesOf, usePeople } from '../people/use-people.ts';
import { useFormat } from '../text/format.ts';
import { isolate, t } from '../text/text.ts';

/** Tells admins of an uninstall that no admin signed, until the day when it would have deleted all. */
export function PendingUninstall() {
  const { appName, pendingUninstall } = useSession().features;
  const format = useFormat();
  const userId = pendingUninstall?.reportedByUserId ?? null;
  const people = usePeople(useMemo(() => batchesOf([[userId]]), [userId]));
  if (!pendingUninstall) return null;
  const { reportedAt, deletionDueAt, cancelledAt } = pendingUninstall;
  const person =
    userId === null
      ? t('overview.uninstall.somebody')
      : isolate(nameOf(userId, people.find(userId)));
  const about = {
    person,
    app: isolate(appName),
    date: format.date(reportedAt),
    due: format.date(deletionDueAt),
  };
  return (
    <AttentionBox
      type="warning"
      animate={false}
      title={t('overview.uninstall.title')}
      text={
        cancelledAt === null
          ? t('overview.uninstall.pending', about)
          : t('overview.uninstall.stopped', { ...about, stopped: format.date(cancelledAt) })
      }
    />
  );
}
