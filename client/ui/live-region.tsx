import { useAnnounced } from './announce.ts';
import hidden from './hidden.module.css';

/** The one place that screen readers listen to for results. */
export function LiveRegion() {
  return (
    <div className={hidden.hidden} role="status" aria-live="polite">
      {useAnnounced()}
    </div>
  );
}
