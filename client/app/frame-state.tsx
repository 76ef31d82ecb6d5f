import { Button } from '@vibe/core';
import { t } from '../i18n/translate.ts';
import { reloadHere } from '../monday/location.ts';
import { StatePage } from '../ui/state-page.tsx';
import styles from './gate.module.css';

/** The page for a view that is not inside monday, or whose monday does not answer. */
export function FrameState({ status }: { status: 'outside' | 'silent' }) {
  return (
    <main className={styles.page}>
      <StatePage
        isWholePage
        title={t(`monday.${status}.title`)}
        lines={[t(`monday.${status}.detail`), t(`monday.${status}.next`)]}
        actions={status === 'silent' && <Button onClick={reloadHere}>{t('monday.reload')}</Button>}
      />
    </main>
  );
}
