import { createContext, useContext } from 'react';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { StepChange } from '../../../../server/contract/case-change.ts';
import { ServerProblem } from '../../../api/errors.ts';

/** A change as a person makes it; the version is added where it is sent. */
export type StepEdit = Omit<StepChange, 'version'>;

/** Actions of the steps where they are shown: in the view, or for the holder of a case link. */
export interface StepActions {
  /**
   * Saves a change of a step and gives the step as it is then.
   *
   * @throws StepConflict when another change came first
   */
  change(step: CaseStep, edit: StepEdit): Promise<CaseStep>;
  /** A monday user by name; null: the user is not named, or was deleted. */
  nameOf(userId: string | null): string;
  /** Only admins and the people themselves decide that a step is not needed. */
  canSkip: boolean;
  /** Whoever comes for the steps alone sees at once what to do; else it is behind a button. */
  isGuideOpen: boolean;
  /** Null: the steps can be changed; else why they cannot. */
  whyFixed: string | null;
}

/** Another change of the step came first; `step` is as it is since. */
export class StepConflict extends Error {
  readonly step: CaseStep;
  constructor(step: CaseStep) {
    super('the step has changed');
    this.name = 'StepConflict';
    this.step = step;
  }
}

/** Returns the conflict that an answer of the server tells of; null for every other error. */
export function conflictOf(error: unknown): StepConflict | null {
  const isConflict = error instanceof ServerProblem && error.reason === 'step-outdated';
  return isConflict && error.answer.step ? new StepConflict(error.answer.step as CaseStep) : null;
}

const nowhere: StepActions = {
  change: () => Promise.reject(new Error('no steps here')),
  nameOf: String,
  canSkip: false,
  isGuideOpen: false,
  whyFixed: null,
};

export const StepActionsContext = createContext<StepActions>(nowhere);

export const useStepActions = (): StepActions => useContext(StepActionsContext);
