import '../../../i18n/load/case-steps-texts.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { useStepActions } from './step-context.ts';
import { whoDid } from './step-words.ts';
import type { StepSaving } from './use-step-edit.ts';

/** Says why the last change of a step was not saved. */
export function StepFaults({ saving }: { saving: StepSaving }) {
  const { nameOf } = useStepActions();
  const { conflict, fault } = saving;
  if (conflict) {
    const state = t(`caseSteps.state.${conflict.state}`);
    const note = conflict.note && t('caseSteps.conflict.note', { note: isolate(conflict.note) });
    return (
      <NoticeBox kind="warning" role="alert" title={t('caseSteps.conflict.title')}>
        {[t('caseSteps.conflict.detail', { state, who: whoDid(conflict, nameOf) }), note]
          .filter(Boolean)
          .join(' ')}
      </NoticeBox>
    );
  }
  if (!fault) return null;
  return (
    <NoticeBox
      kind="negative"
      role="alert"
      title={t(fault.isUnknown ? 'caseSteps.failed.unknown' : 'caseSteps.failed.title')}
    >
      {fault.text} {t('caseSteps.failed.detail')}
    </NoticeBox>
  );
}
