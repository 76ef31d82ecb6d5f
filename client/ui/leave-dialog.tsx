import '../i18n/load/ui-texts.ts';
import { useEffect, useState } from 'react';
import { isolate, t } from '../i18n/translate.ts';
import { decideLeaving, guardLeaving, useHeldPlace } from '../monday/location.ts';
import { QuestionDialog } from './question-dialog.tsx';
import { useSurroundings } from './surroundings.ts';
import { hasUnsaved, whenSaved } from './unsaved.ts';

/**
 * Asks before a screen is left on which something is not saved. Leaving a field saves it: mostly there
 * is nothing to ask, only to wait until that is done.
 */
export function LeaveDialog() {
  const heldAddress = useHeldPlace();
  const { format } = useSurroundings();
  const [unsaved, setUnsaved] = useState<readonly string[]>([]);
  useEffect(() => {
    guardLeaving(() => !hasUnsaved());
    return () => guardLeaving(() => true);
  }, []);
  useEffect(() => {
    if (!heldAddress) return setUnsaved([]);
    let isOver = false;
    void whenSaved().then((names) => {
      if (isOver) return;
      if (names.length === 0) decideLeaving(true);
      else setUnsaved(names);
    });
    return () => {
      isOver = true;
    };
  }, [heldAddress]);
  if (!heldAddress || unsaved.length === 0) return null;
  return (
    <QuestionDialog
      id="leave-unsaved"
      title={t('ui.unsaved.title')}
      lines={[
        t('ui.unsaved.list', { list: format.list(unsaved.map(isolate)) }),
        t('ui.unsaved.kept'),
      ]}
      failure={null}
      yes={t('ui.unsaved.leave')}
      no={t('ui.unsaved.stay')}
      isBusy={false}
      onYes={() => decideLeaving(true)}
      onClose={() => decideLeaving(false)}
    />
  );
}
