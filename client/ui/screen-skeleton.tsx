import { Skeleton } from '@vibe/core';
import { t } from '../i18n/translate.ts';
import styles from './screen-skeleton.module.css';

/** The outline of a screen while its part of the view is loaded. */
export function ScreenSkeleton() {
  return (
    <div className={styles.outline} role="status" aria-label={t('shell.loading')}>
      <Skeleton type="text" size="h2" width={220} />
      <Skeleton type="text" size="h5" width={320} />
      <Skeleton type="rectangle" height={240} fullWidth />
    </div>
  );
}
