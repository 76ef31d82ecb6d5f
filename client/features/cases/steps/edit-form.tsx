import { Button, Text, TextArea } from '@vibe/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { CaseStep } from '../../../../server/contract/case.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import styles from './edit-form.module.css';
import { fromLocal, toLocal, zoneOf } from './local-time.ts';
import type { StepSaving } from './use-step-edit.ts';

/** What is being edited: the note, why it is blocked, or when it was done. */
export type Editing = 'note' | 'blocked' | 'time';

interface EditFormProps {
  step: CaseStep;
  editing: Editing;
  saving: StepSaving;
  onDone(): void;
}

function TimeForm({ step, saving, onDone }: Omit<EditFormProps, 'editing'>) {
  const [time, setTime] = useState(() => toLocal(step.reportedAt ?? new Date().toISOString()));
  const [fault, setFault] = useState<string | null>(null);
  const fieldId = useId();
  const faultId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reportedAt = fromLocal(time);
    if (reportedAt === null) return setFault(t('caseSteps.badTime'));
    if (Date.parse(reportedAt) > Date.now() + 60_000) return setFault(t('caseSteps.future'));
    setFault(null);
    if (await saving.save({ reportedAt })) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <label htmlFor={fieldId} className={styles.label}>
        {t('caseSteps.time')}
      </label>
      <input
        ref={field}
        id={fieldId}
        className={styles.time}
        type="datetime-local"
        value={time}
        max={toLocal(new Date().toISOString())}
        aria-describedby={faultId}
        aria-invalid={fault !== null}
        onChange={(event) => setTime(event.target.value)}
      />
      <div id={faultId} role={fault ? 'alert' : undefined}>
        <Text type="text2" color={fault ? 'negative' : 'secondary'} ellipsis={false}>
          {fault ?? t('caseSteps.timeHint', { zone: isolate(zoneOf()) })}
        </Text>
      </div>
      <Buttons isSaving={saving.isSaving} onCancel={onDone} />
    </form>
  );
}

function NoteForm({ step, editing, saving, onDone }: EditFormProps) {
  const [note, setNote] = useState(step.note ?? '');
  const [isMissing, setMissing] = useState(false);
  const fieldId = useId();
  const hintId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isBlocked = editing === 'blocked';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const text = note.trim() || null;
    if (isBlocked && text === null) return setMissing(true);
    setMissing(false);
    if (await saving.save({ note: text, ...(isBlocked && { state: 'blocked' }) })) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextArea
        ref={field}
        id={fieldId}
        label={t(isBlocked ? 'caseSteps.why' : 'caseSteps.note')}
        error={isMissing}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
        aria-describedby={hintId}
      />
      <div id={hintId} role={isMissing ? 'alert' : undefined}>
        <Text type="text2" color={isMissing ? 'negative' : 'secondary'} ellipsis={false}>
          {t(isMissing ? 'caseSteps.whyNeeded' : 'caseSteps.noteHint')}
        </Text>
      </div>
      <Buttons isSaving={saving.isSaving} onCancel={onDone} />
    </form>
  );
}

function Buttons({ isSaving, onCancel }: { isSaving: boolean; onCancel(): void }) {
  return (
    <div className={styles.buttons}>
      <Button type="submit" size="small" loading={isSaving}>
        {t('caseSteps.save')}
      </Button>
      <Button kind="tertiary" size="small" onClick={onCancel}>
        {t('caseSteps.cancel')}
      </Button>
    </div>
  );
}

/** Where a note, a reason or a time is typed; what was typed stays until it is saved. */
export function EditForm(props: EditFormProps) {
  return props.editing === 'time' ? <TimeForm {...props} /> : <NoteForm {...props} />;
}
