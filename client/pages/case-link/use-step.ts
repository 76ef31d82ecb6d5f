import { useState } from 'react';
import type { CaseStep } from '../../../server/contract/case.ts';
import { ServerProblem } from '../../api/errors.ts';
import { announce } from '../../ui/announce.ts';
import { isDead } from '../shared/call-with.ts';
import { failureLines } from '../shared/failed.tsx';
import { t } from '../shared/page-text.ts';
import { patchStep, type StepChange } from './case-link-calls.ts';

/** Who works on the case by its link. */
export interface Holder {
  token: string;
  name: string;
  /** The link leads nowhere any more. */
  onDead(): void;
  /** A step is now so, by us or by somebody else. */
  onChanged(step: CaseStep): void;
}

export interface StepWork {
  /** The change that is on its way; null when none is. */
  saving: StepChange | null;
  /** What was not saved and why; null when all is well. */
  fault: string | null;
  /** @returns whether it was saved */
  save(change: StepChange): Promise<boolean>;
}

/** Saves changes of one step at once. Somebody else's newer one is shown instead of ours. */
export function useStep(step: CaseStep, holder: Holder): StepWork {
  const [saving, setSaving] = useState<StepChange | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  function explain(error: unknown): string {
    if (error instanceof ServerProblem && error.reason === 'step-outdated') {
      holder.onChanged(error.answer.step as CaseStep);
      return t('caseLink.step.outdated');
    }
    if (error instanceof ServerProblem && error.status === 400) return error.message;
    return failureLines(error).join(' ');
  }

  async function save(change: StepChange): Promise<boolean> {
    if (saving) return false;
    setSaving(change);
    setFault(null);
    try {
      holder.onChanged(await patchStep(holder.token, step, { ...change, name: holder.name }));
      announce(t('caseLink.step.saved'));
      return true;
    } catch (error) {
      if (isDead(error)) holder.onDead();
      else setFault(explain(error));
      return false;
    } finally {
      setSaving(null);
    }
  }

  return { saving, fault, save };
}
