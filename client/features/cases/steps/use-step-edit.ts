import { useState } from 'react';
import type { CaseStep, StepState } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { StepConflict, type StepEdit, useStepActions } from './step-context.ts';

/** Saving a step: whether it is under way, and what went wrong. */
export interface StepSaving {
  isSaving: boolean;
  /** Somebody else's change that came first. */
  conflict: CaseStep | null;
  fault: string | null;
  /** The state that is being saved: shown at once, and taken back when it fails. */
  wanted: StepState | null;
  /** @returns whether it was saved */
  save(edit: StepEdit): Promise<boolean>;
}

/** Saves changes of a step one after the other, and says what came of it. */
export function useStepEdit(step: CaseStep, title: string): StepSaving {
  const { change, explain } = useStepActions();
  const [wanted, setWanted] = useState<StepState | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<CaseStep | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const save = async (edit: StepEdit): Promise<boolean> => {
    if (isSaving) return false;
    setSaving(true);
    setWanted(edit.state ?? null);
    setConflict(null);
    setFault(null);
    try {
      const changed = await change(step, edit);
      announce(t('caseSteps.saved', { title, state: t(`caseSteps.state.${changed.state}`) }));
      return true;
    } catch (error) {
      if (error instanceof StepConflict) setConflict(error.step);
      else setFault(explain(error));
      return false;
    } finally {
      setSaving(false);
      setWanted(null);
    }
  };
  return { isSaving, conflict, fault, wanted, save };
}
