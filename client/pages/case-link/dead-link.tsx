import { t } from '../shared/page-text.ts';
import { State } from '../shared/state.tsx';

/** One page for a link that is wrong, over or taken back: nobody learns which. */
export function DeadLink() {
  return (
    <State
      title={t('caseLink.dead.title')}
      lines={[t('caseLink.dead.detail'), t('caseLink.dead.next')]}
    />
  );
}
