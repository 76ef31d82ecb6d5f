import { State } from '../parts/state.tsx';
import { t } from '../parts/text.ts';

/** One page for a link that is wrong, over or taken back: nobody learns which. */
export function DeadLink() {
  return (
    <State
      title={t('caseLink.dead.title')}
      lines={[t('caseLink.dead.detail'), t('caseLink.dead.next')]}
    />
  );
}
