import '../../../i18n/load/case-steps-texts.ts';
import { AttentionBox, Button, Text } from '@vibe/core';
import { useId, useRef, useState } from 'react';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { GuideStep } from '../../../../server/contract/guide.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/format.ts';
import { Box } from '../../../ui/box.tsx';
import { GuideStepBody } from '../../guides/guide-step.tsx';
import { plainText } from '../../guides/guide-text.tsx';
import { EditForm, type Editing } from './edit-form.tsx';
import { useStepActions } from './step-context.ts';
import styles from './step-item.module.css';
import { standing, whoDid } from './step-words.ts';
import { type StepSaving, useStepEdit } from './use-step-edit.ts';

interface StepItemProps {
  step: CaseStep;
  /** What to do; absent while it is loaded. */
  guideStep: GuideStep | undefined;
  /** Its place in the order that is advised. */
  number: number;
  /** The language of the guide. */
  lang: string | undefined;
}

function Faults({ saving }: { saving: StepSaving }) {
  const { nameOf } = useStepActions();
  const { conflict, fault } = saving;
  if (conflict) {
    const state = t(`caseSteps.state.${conflict.state}`);
    return (
      <div role="alert">
        <AttentionBox
          type="warning"
          animate={false}
          title={t('caseSteps.conflict.title')}
          text={[
            t('caseSteps.conflict.detail', { state, who: whoDid(conflict, nameOf) }),
            conflict.note && t('caseSteps.conflict.note', { note: isolate(conflict.note) }),
          ]
            .filter(Boolean)
            .join(' ')}
        />
      </div>
    );
  }
  if (!fault) return null;
  return (
    <AttentionBox
      type="negative"
      animate={false}
      title={t('caseSteps.failed.title')}
      text={`${fault} ${t('caseSteps.failed.detail')}`}
    />
  );
}

interface ActionsProps {
  step: CaseStep;
  title: string;
  onState(state: 'open' | 'not_needed'): void;
  onEdit(editing: Editing): void;
}

function Actions({ step, title, onState, onEdit }: ActionsProps) {
  const { canSkip } = useStepActions();
  const { state, note } = step;
  const action = (
    name: 'notNeeded' | 'blocked' | 'reopen' | 'addNote' | 'editNote' | 'changeTime',
    onClick: () => void,
  ) => (
    <Button
      kind="tertiary"
      size="xs"
      aria-label={t(`caseSteps.${name}Of`, { title })}
      onClick={onClick}
    >
      {t(`caseSteps.${name}`)}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {action(note === null ? 'addNote' : 'editNote', () => onEdit('note'))}
      {state === 'done' && action('changeTime', () => onEdit('time'))}
      {state === 'open' && action('blocked', () => onEdit('blocked'))}
      {state === 'open' && canSkip && action('notNeeded', () => onState('not_needed'))}
      {(state === 'blocked' || state === 'not_needed') && action('reopen', () => onState('open'))}
    </div>
  );
}

/** A step with its box to tick, what to do behind a button, and what was noted. */
export function StepItem({ step, guideStep, number, lang }: StepItemProps) {
  const { nameOf, whyFixed } = useStepActions();
  const format = useFormat();
  const detailsId = useId();
  const [isOpen, setOpen] = useState(false);
  const [editing, setEditing] = useState<Editing | null>(null);
  const title = guideStep ? plainText(guideStep.title) : step.key;
  const saving = useStepEdit(step, title);
  const item = useRef<HTMLLIElement>(null);
  /** What had the focus goes away: the step keeps it. */
  const keepFocus = () => item.current?.focus();
  const isDone = (saving.wanted ?? step.state) === 'done';
  const stands = standing(step, nameOf, format);
  const name = t('caseSteps.number', { number: format.number(number), title });
  return (
    <li
      ref={item}
      tabIndex={-1}
      className={styles.step}
      data-state={step.state}
      id={`step-${step.id}`}
    >
      <div className={styles.head}>
        <Box
          isChecked={isDone}
          // Not while it is saved: a box that cannot be used loses the focus.
          isDisabled={whyFixed !== null}
          label={
            <span className={styles.title} lang={lang}>
              {name}
            </span>
          }
          onChange={() => void saving.save({ state: isDone ? 'open' : 'done' })}
        />
        {guideStep && (
          <Button
            kind="tertiary"
            size="xs"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            aria-label={t('caseSteps.moreOf', { title })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('caseSteps.more')}
          </Button>
        )}
      </div>
      <div className={styles.below}>
        {stands && (
          <Text type="text2" color="secondary" ellipsis={false}>
            {stands}
          </Text>
        )}
        {step.note !== null && editing !== 'note' && editing !== 'blocked' && (
          <p className={styles.note} dir="auto">
            {step.note}
          </p>
        )}
        <Faults saving={saving} />
        {editing && (
          <EditForm
            key={editing}
            step={step}
            editing={editing}
            saving={saving}
            onDone={() => {
              setEditing(null);
              keepFocus();
            }}
          />
        )}
        {whyFixed === null && !editing && (
          <Actions
            step={step}
            title={title}
            onEdit={setEditing}
            onState={async (state) => {
              if (await saving.save({ state })) keepFocus();
            }}
          />
        )}
        {isOpen && guideStep && (
          <div id={detailsId} lang={lang} className={styles.details}>
            {step.reports && (
              <Text type="text2" color="secondary" ellipsis={false}>
                {t(`caseSteps.reports.${step.reports}`)}
              </Text>
            )}
            <GuideStepBody step={guideStep} />
          </div>
        )}
      </div>
    </li>
  );
}
