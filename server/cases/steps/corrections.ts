import type { StepCorrection } from '../../contract/case.ts';
import type { CaseStepRow } from '../../store/case-tables.ts';
import { readCorrections } from '../claim.ts';
import { StepFault } from './step-fault.ts';

const correctionsAtMost = 100;

/**
 * Returns the corrections of a step with this one; the same where the time is.
 *
 * @throws StepFault where it was corrected too often: none of the corrections may be forgotten
 */
export function addCorrection(
  step: CaseStepRow,
  { to, at, by }: Omit<StepCorrection, 'from'>,
): string | null {
  const from = step.reported_at;
  if (from === null || from === to) return step.corrections;
  const known = readCorrections(step.corrections);
  if (known.length >= correctionsAtMost) {
    throw new StepFault(
      'reportedAt',
      `The time of this step was corrected ${correctionsAtMost} times. It can be corrected no more: add a note.`,
    );
  }
  return JSON.stringify([...known, { from, to, at, by }]);
}
