import { Button } from '@vibe/core';
import { useEffect, useRef } from 'react';
import type { StepOutcome } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { FieldSet } from '../../../ui/field-set.tsx';
import { moveFocus } from '../../../ui/move-focus.ts';
import styles from './edit-form.module.css';

interface OutcomeFormProps {
  title: string;
  onAnswer(outcome: StepOutcome): void;
  onCancel(): void;
}

/** Asks what a step found before it is completed: only a deletion is reported. */
export function OutcomeForm({ title, onAnswer, onCancel }: OutcomeFormProps) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => moveFocus(group.current?.querySelector('button')), []);
  const answer = (outcome: StepOutcome) => (
    <Button
      kind="secondary"
      size="small"
      aria-label={t(`caseSteps.outcome.${outcome}Of`, { title })}
      onClick={() => onAnswer(outcome)}
    >
      {t(`caseSteps.outcome.${outcome}`)}
    </Button>
  );
  return (
    <div ref={group}>
      <FieldSet legend={t('caseSteps.outcome.question')}>
        <div className={styles.buttons}>
          {answer('deleted')}
          {answer('none')}
          <Button kind="tertiary" size="small" onClick={onCancel}>
            {t('caseSteps.cancel')}
          </Button>
        </div>
      </FieldSet>
    </div>
  );
}
