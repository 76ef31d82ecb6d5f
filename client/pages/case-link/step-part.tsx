import { useId } from 'react';
import type { CaseStep } from '../../../server/contract/case.ts';
import type { GuideStep } from '../../../server/contract/guide.ts';
import { pageFormat } from '../shared/page-format.ts';
import { isolate, t } from '../shared/page-text.ts';
import { DoneAt } from './done-at.tsx';
import { openWords } from './open-words.ts';
import { StepNote } from './step-note.tsx';
import styles from './step-part.module.css';
import { StepTold } from './step-told.tsx';
import { type Holder, useStep } from './use-step.ts';

/** By whom and when, or what is in the way. */
function stateWords({ state, by, at, reportedAt }: CaseStep): string {
  if (state === 'open') return t('caseLink.step.state.open');
  const format = pageFormat();
  const time = reportedAt ?? at;
  const who =
    by?.kind === 'support'
      ? t('caseLink.step.saidToBe', { name: isolate(by.saidToBe ?? '') })
      : t('caseLink.step.someone');
  return t(`caseLink.step.state.${state}`, {
    who,
    time: time ? format.dateTime(time) : '',
  });
}

interface StepPartProps {
  step: CaseStep;
  /** What the guide says of it; null where this version of the guide no longer holds it. */
  told: GuideStep | null;
  holder: Holder;
}

/** One step: what to do, the tick, when, and a note. Everything is saved at once. */
export function StepPart({ step, told, holder }: StepPartProps) {
  const work = useStep(step, holder);
  const titleId = useId();
  const title = openWords(told?.title ?? step.key);
  const isDone = step.state === 'done';
  const isDecided = step.state === 'not_needed';
  return (
    <section className={styles.step} aria-labelledby={titleId}>
      <h3 id={titleId}>
        <bdi>{title}</bdi>
      </h3>
      {told && <StepTold step={told} />}
      <div className={styles.tick}>
        {!isDecided && (
          <label className={styles.box}>
            <input
              type="checkbox"
              aria-label={t('caseLink.step.doneNamed', { title })}
              checked={work.saving?.state ? work.saving.state === 'done' : isDone}
              onChange={() => work.save({ state: isDone ? 'open' : 'done' })}
            />
            <span>{t('caseLink.step.done')}</span>
          </label>
        )}
        <span className={styles.state} role="status">
          {work.saving ? t('caseLink.step.saving') : stateWords(step)}
        </span>
      </div>
      {work.fault && (
        <p className={styles.fault} role="alert">
          {work.fault}
        </p>
      )}
      {isDone && <DoneAt key={step.reportedAt} step={step} title={title} work={work} />}
      {!isDecided && <StepNote step={step} title={title} work={work} />}
    </section>
  );
}
