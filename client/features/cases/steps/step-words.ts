import '../../../i18n/load/case-steps-texts.ts';
import type { CaseStep, StepCorrection } from '../../../../server/contract/case.ts';
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

/** Says how a step stands, with time and name; null for one that was never changed. */
export function standing(step: CaseStep, nameOf: NameOf, format: Format): string | null {
  if (step.at === null) return null;
  const who = whoDid(step, nameOf);
  if (step.state === 'done' && step.by?.kind === 'system') {
    return t('caseSteps.doneProven', { time: format.dateTime(step.reportedAt ?? step.at) });
  }
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

/** A change of the time at which a step was reported as done. */
export function correctionWords(
  { from, to, at, by }: StepCorrection,
  nameOf: NameOf,
  { dateTime }: Format,
): string {
  const isUser = by === '' || /^\d+$/.test(by);
  const who = isUser
    ? nameOf(by || null)
    : t('caseSteps.saidToBe', { name: isolate(by.replace(/^support: /, '')) });
  return t('caseSteps.corrected', {
    from: dateTime(from),
    to: dateTime(to),
    at: dateTime(at),
    who,
  });
}
