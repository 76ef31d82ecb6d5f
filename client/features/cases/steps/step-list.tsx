import '../../../i18n/load/case-steps-texts.ts';
import { useRef } from 'react';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { Guide } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { moveFocus } from '../../../ui/move-focus.ts';
import { AllAtOnce } from './all-at-once.tsx';
import { useStepActions } from './step-context.ts';
import { StepItem } from './step-item.tsx';
import styles from './step-list.module.css';

interface StepListProps {
  steps: readonly CaseStep[];
  /** The guide that the steps are of; absent while it is loaded. */
  guide: Guide | undefined;
  /** Names the list. */
  label: string;
  /** The reader's own steps: they act alone, and in one go. */
  isOwn: boolean;
}

/** Of the ways to a deletion in monday one is enough: the others are then not needed. */
function useOthersNotNeeded(steps: readonly CaseStep[], isOwn: boolean) {
  const { change } = useStepActions();
  if (!isOwn) return undefined;
  return async (answered: CaseStep) => {
    const others = steps.filter(({ id, state }) => id !== answered.id && state === 'open');
    for (const step of others) await change(step, { state: 'not_needed' });
  };
}

/** Steps in the order that is advised; none needs the one before it. */
export function StepList({ steps, guide, label, isOwn }: StepListProps) {
  const list = useRef<HTMLOListElement>(null);
  const onDeleted = useOthersNotNeeded(steps, isOwn);
  const asked = guide?.steps.find(({ id, message }) => message && !id.startsWith('monday-'));
  return (
    <>
      <ol
        ref={list}
        tabIndex={-1}
        className={styles.steps}
        aria-label={`${t('caseSteps.list')}: ${label}`}
      >
        {steps.map((step, index) => (
          <StepItem
            key={step.id}
            step={step}
            number={index + 1}
            guideStep={guide?.steps.find(({ id }) => id === step.key)}
            lang={guide?.language}
            own={isOwn ? { handOn: asked?.message ?? null, onDeleted } : null}
          />
        ))}
      </ol>
      {isOwn && <AllAtOnce steps={steps} onDone={() => moveFocus(list.current)} />}
    </>
  );
}
