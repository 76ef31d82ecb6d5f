import { Button } from '@vibe/core';
import { useId, useState } from 'react';
import type { CaseStep } from '../../../server/contract/case.ts';
import { t } from '../shared/page-text.ts';
import styles from './step-note.module.css';
import type { StepWork } from './use-step.ts';

/** As a field for date and time wants it: local, without zone, to the minute. */
function localTime(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** When the step was done, as its doer says: people tick after the action. */
export function DoneAt({ step, title, work }: { step: CaseStep; title: string; work: StepWork }) {
  const id = useId();
  const saved = step.reportedAt ? localTime(step.reportedAt) : '';
  const [value, setValue] = useState(saved);
  const isChanged = value !== '' && value !== saved;
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{t('caseLink.step.when')}</label>
      <input
        id={id}
        className={styles.time}
        type="datetime-local"
        value={value}
        max={localTime(new Date().toISOString())}
        onChange={(event) => setValue(event.target.value)}
      />
      {isChanged && (
        <Button
          kind="secondary"
          size="small"
          aria-label={t('caseLink.step.saveTimeNamed', { title })}
          onClick={() => work.save({ reportedAt: new Date(value).toISOString() })}
        >
          {t('caseLink.step.saveTime')}
        </Button>
      )}
    </div>
  );
}
