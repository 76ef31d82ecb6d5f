import { Skeleton } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import styles from './overview.module.css';

/** The outline of the overview, until all of it can be rendered at once. */
export function OverviewSkeleton() {
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
