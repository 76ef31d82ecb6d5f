import { useEffect, useRef, useState } from 'react';
import type { CaseStep, StepState } from '../../../../server/contract/case.ts';
import { isResultUnknown } from '../../../api/errors.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { linesOf } from '../../../ui/states/error-lines.ts';
import { trackSaving } from '../../../ui/unsaved.ts';
import { StepConflict, type StepEdit, useStepActions } from './step-context.ts';

/** Saving a step: whether it is under way, and what went wrong. */
export interface StepSaving {
  isSaving: boolean;
  /** Another change, which came first. */
  conflict: CaseStep | null;
  /** Why the last change was not saved; `isUnknown`: it may have been. */
  fault: { text: string; isUnknown: boolean } | null;
  /** The state that is being saved: shown at once, and rolled back when it fails. */
  wanted: StepState | null;
  /** @returns whether it was saved */
  save(edit: StepEdit): Promise<boolean>;
}

/** Saves changes of a step one after the other: leaving a field for the box beside it is two. */
export function useStepEdit(step: CaseStep, title: string): StepSaving {
  const { change } = useStepActions();
  const [wanted, setWanted] = useState<StepState | null>(null);
  const [underWay, setUnderWay] = useState(0);
  const [conflict, setConflict] = useState<CaseStep | null>(null);
  const [fault, setFault] = useState<StepSaving['fault']>(null);
  const latest = useRef(step);
  const queue = useRef(Promise.resolve(true));
  useEffect(() => {
    if (step.version >= latest.current.version) latest.current = step;
  }, [step]);

  const send = async (edit: StepEdit): Promise<boolean> => {
    setConflict(null);
    setFault(null);
    try {
      latest.current = await change(latest.current, edit);
      const { state } = latest.current;
      announce(t('caseSteps.saved', { title, state: t(`caseSteps.state.${state}`) }));
      return true;
    } catch (error) {
      if (error instanceof StepConflict) {
        latest.current = error.step;
        setConflict(error.step);
      } else setFault({ text: linesOf(error).join(' '), isUnknown: isResultUnknown(error) });
      return false;
    }
  };

  const save = (edit: StepEdit): Promise<boolean> => {
    const isAlone = underWay === 0;
    if (edit.state) setWanted(edit.state);
    setUnderWay((count) => count + 1);
    // What waited behind a change that failed was decided before its maker could see that.
    const saved = queue.current
      .then((isBeforeSaved) => (isBeforeSaved || isAlone ? send(edit) : false))
      .finally(() => {
        setUnderWay((count) => count - 1);
        if (edit.state) setWanted((state) => (state === edit.state ? null : state));
      });
    queue.current = saved;
    trackSaving(saved);
    return saved;
  };
  return { isSaving: underWay > 0, conflict, fault, wanted, save };
}
