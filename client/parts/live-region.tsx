import { useAnnounced } from './announce.ts';
import styles from './live-region.module.css';

/** The one place that screen readers listen to for results. */
export function LiveRegion() {
  return (
    <div className={styles.region} role="status" aria-live="polite">
      {useAnnounced()}
    </div>
  );
}
