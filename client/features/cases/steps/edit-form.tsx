import { Button } from '@vibe/core';
import {
  type FocusEvent,
  type FormEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { CaseStep } from '../../../../server/contract/case.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { moveFocus } from '../../../ui/move-focus.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextLine } from '../../../ui/text-line.tsx';
import { dropUnsaved, unsavedValue, useUnsavedText } from '../../../ui/unsaved.ts';
import styles from './edit-form.module.css';
import { fromLocal, toLocal, zoneOf } from './local-time.ts';
import type { StepEdit } from './step-context.ts';
import type { StepSaving } from './use-step-edit.ts';

const kinds = ['note', 'blocked', 'time'] as const;
/** The field being edited: the note, why it is blocked, or when it was done. */
export type Editing = (typeof kinds)[number];

const keyOf = (stepId: string, editing: Editing) => `${stepId}/${editing}`;

/** Returns what was typed at a step and not saved, to be shown again; null where nothing was. */
export const unsavedEditing = (stepId: string): Editing | null =>
  kinds.find((kind) => unsavedValue(keyOf(stepId, kind)) !== null) ?? null;

interface EditFormProps {
  step: CaseStep;
  title: string;
  editing: Editing;
  saving: StepSaving;
  /** A note was saved, in the place of another or of none. */
  onNoted(before: string | null): void;
  /** @param hadFocus whether the focus is in what goes away now */
  onDone(hadFocus: boolean): void;
}

interface FieldProps extends EditFormProps {
  /** The text that the server has. */
  saved: string;
  name: string;
  /** Returns the value to save of a text, or why it cannot be saved. */
  editOf(text: string): StepEdit | { fault: string };
  children(field: { text: string; setText(text: string): void; fault: string | null }): ReactNode;
}

/** Saves a field when it is left, or by its button. What could not be saved stays as it was typed. */
function Field({
  step,
  editing,
  saving,
  onNoted,
  onDone,
  saved,
  name,
  editOf,
  children,
}: FieldProps) {
  const key = keyOf(step.id, editing);
  const [text, setText] = useUnsavedText(key, name, saved);
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const typed = useRef(text);
  useEffect(() => {
    typed.current = text;
  }, [text]);

  // Taking the focus away from a field that is about to go is no leaving.
  const isOver = useRef(false);
  const close = (hadFocus: boolean) => {
    isOver.current = true;
    dropUnsaved(key);
    onDone(hadFocus);
  };

  const save = async () => {
    if (isSending || isOver.current) return;
    const edit = editOf(text);
    if ('fault' in edit) return setFault(edit.fault);
    setFault(null);
    setSending(true);
    const isSaved = await saving.save(edit);
    setSending(false);
    if (isSaved && editing === 'note' && text.trim() !== saved.trim()) onNoted(saved || null);
    if (!isSaved || typed.current !== text) return;
    close(Boolean(form.current?.contains(document.activeElement)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const leave = (event: FocusEvent<HTMLFormElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    // Over another's change only on purpose, by the button.
    if (text.trim() !== saved.trim() && !saving.conflict) void save();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} onBlur={leave} noValidate>
      {children({ text, setText, fault })}
      <div className={styles.buttons}>
        <BusyButton type="submit" size="small" isBusy={isSending}>
          {t('caseSteps.save')}
        </BusyButton>
        {/* Pressed, it must not count as leaving the field, which saves. */}
        <Button
          kind="tertiary"
          size="small"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => close(true)}
        >
          {t('caseSteps.cancel')}
        </Button>
      </div>
    </form>
  );
}

function timeEdit(text: string): StepEdit | { fault: string } {
  const reportedAt = fromLocal(text);
  if (reportedAt === null) return { fault: t('caseSteps.badTime') };
  if (Date.parse(reportedAt) > Date.now() + 60_000) return { fault: t('caseSteps.future') };
  return { reportedAt };
}

function TimeForm(props: EditFormProps) {
  const [saved] = useState(() => toLocal(props.step.reportedAt ?? new Date().toISOString()));
  const fieldId = useId();
  const hintId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => moveFocus(field.current), []);
  return (
    <Field
      {...props}
      saved={saved}
      name={t('caseSteps.timeOf', { title: isolate(props.title) })}
      editOf={timeEdit}
    >
      {({ text, setText, fault }) => (
        <>
          <label htmlFor={fieldId} className={styles.label}>
            {t('caseSteps.time')}
          </label>
          <input
            ref={field}
            id={fieldId}
            className={styles.time}
            type="datetime-local"
            value={text}
            max={toLocal(new Date().toISOString())}
            aria-describedby={hintId}
            aria-invalid={fault !== null}
            onChange={(event) => setText(event.target.value)}
          />
          <TextLine
            id={hintId}
            role={fault ? 'alert' : undefined}
            isFault={fault !== null}
            isQuiet={fault === null}
          >
            {fault ?? t('caseSteps.timeHint', { zone: isolate(zoneOf()) })}
          </TextLine>
        </>
      )}
    </Field>
  );
}

function NoteForm(props: EditFormProps) {
  const isBlocked = props.editing === 'blocked';
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => moveFocus(field.current), []);
  const noteEdit = (text: string) => {
    const note = text.trim() || null;
    if (isBlocked && note === null) return { fault: t('caseSteps.whyNeeded') };
    return { note, ...(isBlocked && { state: 'blocked' as const }) };
  };
  return (
    <Field
      {...props}
      saved={props.step.note ?? ''}
      name={t(isBlocked ? 'caseSteps.blockedOf' : 'caseSteps.noteOf', {
        title: isolate(props.title),
      })}
      editOf={noteEdit}
    >
      {({ text, setText, fault }) => (
        <TextArea
          ref={field}
          label={t(isBlocked ? 'caseSteps.why' : 'caseSteps.note')}
          value={text}
          onChange={setText}
          hint={t('caseSteps.noteHint')}
          fault={fault}
          maxLength={2000}
        />
      )}
    </Field>
  );
}

/** The field for a note, a reason or a time; what was typed stays until it is saved. */
export function EditForm(props: EditFormProps) {
  return props.editing === 'time' ? <TimeForm {...props} /> : <NoteForm {...props} />;
}
