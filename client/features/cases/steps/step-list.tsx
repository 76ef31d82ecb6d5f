import '../../../i18n/load/case-steps-texts.ts';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { Guide } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { StepItem } from './step-item.tsx';
import styles from './step-list.module.css';

interface StepListProps {
  steps: readonly CaseStep[];
  /** The guide that the steps are of; absent while it is loaded. */
  guide: Guide | undefined;
  /** Names the list. */
  label: string;
}

/** Steps in the order that is advised; none needs the one before it. */
export function StepList({ steps, guide, label }: StepListProps) {
  return (
    <ol className={styles.steps} aria-label={`${t('caseSteps.list')}: ${label}`}>
      {steps.map((step, index) => (
        <StepItem
          key={step.id}
          step={step}
          number={index + 1}
          guideStep={guide?.steps.find(({ id }) => id === step.key)}
          lang={guide?.language}
        />
      ))}
    </ol>
  );
}
