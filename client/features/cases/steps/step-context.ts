import { createContext, useContext } from 'react';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { StepChange } from '../../../../server/contract/case-change.ts';

/** A change as a person makes it; the version is added where it is sent. */
export type StepEdit = Omit<StepChange, 'version'>;

/** What steps can do where they are shown: in the view, or for the holder of a case link. */
export interface StepActions {
  /**
   * Saves a change of a step and gives the step as it is then.
   *
   * @throws StepConflict when somebody else was quicker
   */
  change(step: CaseStep, edit: StepEdit): Promise<CaseStep>;
  /** The words for an error that is no conflict. */
  explain(error: unknown): string;
  /** A monday user by name. */
  nameOf(userId: string): string;
  /** Only admins and the people themselves decide that a step is not needed. */
  canSkip: boolean;
  /** Null: the steps can be changed; else why they cannot. */
  whyFixed: string | null;
}

/** Somebody else changed the step first; `step` is theirs. */
export class StepConflict extends Error {
  readonly step: CaseStep;
  constructor(step: CaseStep) {
    super('the step has changed');
    this.name = 'StepConflict';
    this.step = step;
  }
}

const nowhere: StepActions = {
  change: () => Promise.reject(new Error('no steps here')),
  explain: String,
  nameOf: String,
  canSkip: false,
  whyFixed: null,
};

export const StepActionsContext = createContext<StepActions>(nowhere);

export const useStepActions = (): StepActions => useContext(StepActionsContext);
