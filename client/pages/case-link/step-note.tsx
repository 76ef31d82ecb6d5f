import { Button } from '@vibe/core';
import { useId, useState } from 'react';
import type { CaseStep } from '../../../server/contract/case.ts';
import { t } from '../shared/page-text.ts';
import styles from './step-note.module.css';
import type { StepWork } from './use-step.ts';

const longest = 2000;

/** A note to who follows the case, or what is in the way. What is typed is kept until it is saved. */
export function StepNote({ step, title, work }: { step: CaseStep; title: string; work: StepWork }) {
  const id = useId();
  const saved = step.note ?? '';
  const [note, setNote] = useState(saved);
  const [isMissing, setMissing] = useState(false);
  const isBlocked = step.state === 'blocked';
  const isChanged = note.trim() !== saved;

  const block = () => {
    setMissing(note.trim() === '');
    if (note.trim() === '') document.getElementById(id)?.focus();
    else void work.save({ state: 'blocked', note: note.trim() });
  };

  return (
    <details className={styles.more} open={saved !== '' || undefined}>
      <summary>{t('caseLink.step.noteOpen')}</summary>
      <div className={styles.note}>
        <label htmlFor={id}>{t('caseLink.step.note')}</label>
        <textarea
          id={id}
          className={styles.field}
          dir="auto"
          rows={2}
          maxLength={longest}
          value={note}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-missing` : undefined}
          onChange={(event) => {
            setNote(event.target.value);
            setMissing(false);
          }}
        />
        {isMissing && (
          <span id={`${id}-missing`} className={styles.missing} role="alert">
            {t('caseLink.step.noteMissing')}
          </span>
        )}
        {isChanged && note.trim() === '' && saved === '' ? null : (
          <p className={styles.shared}>{t('caseLink.step.noteShared')}</p>
        )}
        <div className={styles.row}>
          {isChanged && (
            <Button
              kind="secondary"
              size="small"
              aria-label={t('caseLink.step.saveNoteNamed', { title })}
              onClick={() => work.save({ note: note.trim() || null })}
            >
              {t('caseLink.step.saveNote')}
            </Button>
          )}
          {step.state === 'open' && (
            <Button
              kind="tertiary"
              size="small"
              aria-label={t('caseLink.step.blockNamed', { title })}
              onClick={block}
            >
              {t('caseLink.step.block')}
            </Button>
          )}
          {isBlocked && (
            <Button
              kind="tertiary"
              size="small"
              aria-label={t('caseLink.step.unblockNamed', { title })}
              onClick={() => work.save({ state: 'open' })}
            >
              {t('caseLink.step.unblock')}
            </Button>
          )}
        </div>
      </div>
    </details>
  );
}
