import '../../../i18n/load/case-steps-texts.ts';
import { Button } from '@vibe/core';
import { useId, useRef, useState } from 'react';
import type { CaseStep, StepOutcome } from '../../../../server/contract/case.ts';
import type { GuideStep } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { Box } from '../../../ui/box.tsx';
import { moveFocus } from '../../../ui/move-focus.ts';
import { useSurroundings } from '../../../ui/surroundings.ts';
import { TextLine } from '../../../ui/text-line.tsx';
import { offerUndo } from '../../../ui/undo.ts';
import { GuideStepBody, OpenGuideStep } from '../../guides/guide-step.tsx';
import { plainText } from '../../guides/guide-text.tsx';
import { EditForm, type Editing, unsavedEditing } from './edit-form.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { HandOn, type OwnStep, OwnWay } from './own-step.tsx';
import { useStepActions } from './step-context.ts';
import { StepFaults } from './step-faults.tsx';
import styles from './step-item.module.css';
import { correctionWords, standing } from './step-words.ts';
import { useStepEdit } from './use-step-edit.ts';

interface StepItemProps {
  step: CaseStep;
  /** The guide step; absent while it loads. */
  guideStep: GuideStep | undefined;
  /** Its place in the order that is advised. */
  number: number;
  /** The language of the guide. */
  lang: string | undefined;
  /** The reader's own step; null for one of others. */
  own: OwnStep | null;
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

interface WhatToDoProps {
  step: CaseStep;
  guideStep: GuideStep;
  lang: string | undefined;
  titleId: string;
  detailsId: string;
}

function WhatToDo({ step, guideStep, lang, titleId, detailsId }: WhatToDoProps) {
  const { isGuideOpen } = useStepActions();
  return (
    <div id={detailsId} lang={lang} className={styles.details}>
      {step.reports && (
        <TextLine isQuiet>
          {t(`caseSteps.reports.${step.asksOutcome ? 'if_deleted' : step.reports}`)}
        </TextLine>
      )}
      {isGuideOpen ? (
        <OpenGuideStep step={guideStep} titleId={titleId} />
      ) : (
        <GuideStepBody step={guideStep} />
      )}
    </div>
  );
}

/** A step with its box, what to do, and what was noted. */
export function StepItem({ step, guideStep, number, lang, own }: StepItemProps) {
  const { nameOf, whyFixed, canSkip, isGuideOpen } = useStepActions();
  const { format } = useSurroundings();
  const id = useId();
  const [isOpen, setOpen] = useState(isGuideOpen);
  const [editing, setEditing] = useState<Editing | null>(() => unsavedEditing(step.id));
  const [isAsked, setAsked] = useState(false);
  const title = guideStep ? plainText(guideStep.title) : step.key;
  const saving = useStepEdit(step, title);
  const item = useRef<HTMLLIElement>(null);
  const keepFocus = () => moveFocus(item.current);
  const isDone = (saving.wanted ?? step.state) === 'done';
  const isFixed = whyFixed !== null || (step.state === 'not_needed' && !canSkip);
  const stands = standing(step, nameOf, format);
  const toggle = () => {
    if (step.asksOutcome && !isDone) return setAsked(true);
    void saving.save({ state: isDone ? 'open' : 'done' });
  };
  const answer = async (outcome: StepOutcome) => {
    if (!(await saving.save({ state: 'done', outcome }))) return;
    setAsked(false);
    keepFocus();
    // A failure leaves them open, to be set one by one.
    if (outcome === 'deleted') await own?.onDeleted?.(step).catch(() => undefined);
  };
  const isOwnWayShown = !isOpen && step.state === 'open';
  const name = t('caseSteps.number', { number: format.number(number), title });
  const ids = { box: `${id}-box`, title: `${id}-title`, details: `${id}-details` };
  return (
    <li
      ref={item}
      tabIndex={-1}
      className={styles.step}
      data-state={step.state}
      id={`step-${step.id}`}
      aria-labelledby={ids.title}
    >
      <div className={styles.head}>
        <div className={styles.line}>
          <Box
            id={ids.box}
            name={name}
            isChecked={isDone}
            // Not while it is saved: a box that cannot be used loses the focus.
            isDisabled={isFixed}
            onChange={toggle}
          />
          <h3 id={ids.title} className={styles.title} lang={lang}>
            <label htmlFor={ids.box}>
              <bdi>{name}</bdi>
            </label>
          </h3>
        </div>
        {guideStep && !isGuideOpen && (
          <Button
            kind="tertiary"
            size="xs"
            aria-expanded={isOpen}
            aria-controls={isOpen ? ids.details : undefined}
            aria-label={t('caseSteps.moreOf', { title })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('caseSteps.more')}
          </Button>
        )}
      </div>
      <div className={styles.below}>
        {isGuideOpen && guideStep && (
          <WhatToDo {...{ step, guideStep, lang }} titleId={ids.title} detailsId={ids.details} />
        )}
        {own && isOwnWayShown && <OwnWay guideStep={guideStep} />}
        {stands && <TextLine isQuiet>{stands}</TextLine>}
        {own && <HandOn step={step} guideStep={guideStep} own={own} lang={lang} />}
        {step.corrections.map((one) => (
          <TextLine key={one.at + one.to} isQuiet>
            {correctionWords(one, nameOf, format)}
          </TextLine>
        ))}
        {step.note !== null && editing !== 'note' && editing !== 'blocked' && (
          <p className={styles.note} dir="auto">
            {step.note}
          </p>
        )}
        <TextLine isQuiet role="status">
          {saving.isSaving && t('caseSteps.saving')}
        </TextLine>
        <StepFaults saving={saving} />
        {isAsked && (
          <OutcomeForm
            title={title}
            onAnswer={(outcome) => void answer(outcome)}
            onCancel={() => {
              setAsked(false);
              keepFocus();
            }}
          />
        )}
        {editing && (
          <EditForm
            key={editing}
            step={step}
            title={title}
            editing={editing}
            saving={saving}
            onNoted={(before) =>
              offerUndo({
                text: t('caseSteps.noteSaved', { title }),
                undo: () => saving.save({ note: before }),
              })
            }
            onDone={(hadFocus) => {
              setEditing(null);
              if (hadFocus) keepFocus();
            }}
          />
        )}
        {!isFixed && !editing && (
          <Actions
            step={step}
            title={title}
            onEdit={setEditing}
            onState={async (state) => {
              if (await saving.save({ state })) keepFocus();
            }}
          />
        )}
        {isOpen && !isGuideOpen && guideStep && (
          <WhatToDo {...{ step, guideStep, lang }} titleId={ids.title} detailsId={ids.details} />
        )}
      </div>
    </li>
  );
}
