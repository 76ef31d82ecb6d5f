import '../../../i18n/load/case-steps-texts.ts';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { Format } from '../../../i18n/format.ts';
import { isolate, t } from '../../../i18n/translate.ts';

type NameOf = (userId: string | null) => string;

/** Returns the user who set the state of a step: a monday name, or one that is not verified. */
export function whoDid({ by }: CaseStep, nameOf: NameOf): string {
  if (by?.kind === 'system') return t('caseSteps.system');
  if (by?.kind === 'support') {
    return t('caseSteps.saidToBe', { name: isolate(by.saidToBe ?? '') });
  }
  return nameOf(by?.userId ?? null);
}

/** How a step stands, with time and name; null for one that was never changed. */
export function standing(step: CaseStep, nameOf: NameOf, format: Format): string | null {
  if (step.at === null) return null;
  const who = whoDid(step, nameOf);
  if (step.state === 'done') {
    const key = step.outcome === null ? 'doneBy' : (`doneBy_${step.outcome}` as const);
    return t(`caseSteps.${key}`, { time: format.dateTime(step.reportedAt ?? step.at), who });
  }
  return t('caseSteps.stateBy', {
    state: t(`caseSteps.state.${step.state}`),
    time: format.dateTime(step.at),
    who,
  });
}
