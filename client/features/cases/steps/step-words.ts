import '../../../i18n/load/case-steps-texts.ts';
import type { CaseStep } from '../../../../server/contract/case.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import type { Format } from '../../../monday/format.ts';

/** Who set the state of a step: a name of monday's, or one that nobody checked. */
export function whoDid({ by }: CaseStep, nameOf: (userId: string) => string): string {
  if (by === null || (by.kind === 'user' && by.userId === null)) return t('caseSteps.somebody');
  if (by.kind === 'system') return t('caseSteps.system');
  if (by.kind === 'support') {
    return t('caseSteps.saidToBe', { name: isolate(by.saidToBe ?? '') });
  }
  return isolate(nameOf(by.userId ?? ''));
}

/** How a step stands, with time and name; null for one that nobody touched. */
export function standing(
  step: CaseStep,
  nameOf: (userId: string) => string,
  format: Format,
): string | null {
  if (step.at === null) return null;
  const who = whoDid(step, nameOf);
  if (step.state === 'done') {
    return t('caseSteps.doneBy', { time: format.dateTime(step.reportedAt ?? step.at), who });
  }
  return t('caseSteps.stateBy', {
    state: t(`caseSteps.state.${step.state}`),
    time: format.dateTime(step.at),
    who,
  });
}
