import { Button } from '@vibe/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CaseStep } from '../../../server/contract/case.ts';
import type { SharedCase } from '../../../server/contract/case-link.ts';
import { hasEntra } from '../../../server/contract/provider-facts.ts';
import { isResultUnknown } from '../../api/errors.ts';
import { urgencyOf } from '../../features/cases/steps/section-brief.ts';
import {
  conflictOf,
  type StepActions,
  StepActionsContext,
} from '../../features/cases/steps/step-context.ts';
import { browserFormat } from '../../i18n/format.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { zoneWords } from '../../i18n/zone.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { NoticeBox } from '../../ui/notice-box.tsx';
import { linesOf } from '../../ui/states/error-lines.ts';
import { useUnsavedNames, whenSaved } from '../../ui/unsaved.ts';
import { isDead } from '../shared/call-with.ts';
import { Failed, Waiting } from '../shared/failed.tsx';
import { Headline } from '../shared/headline.tsx';
import { useLoad } from '../shared/use-load.ts';
import { getSteps, patchStep } from './case-link-calls.ts';
import { Asked, askedBy } from './introduction.tsx';
import { SectionPart } from './section-part.tsx';
import styles from './shared-steps.module.css';
import { Thanks } from './thanks.tsx';
import { useTelling } from './use-telling.ts';

interface SharedStepsProps {
  token: string;
  /** The name that the visitor gave. */
  name: string;
  onDead(): void;
}

/** The sections that the link shares. */
export function SharedSteps({ token, name, onDead }: SharedStepsProps) {
  const [shared, retry] = useLoad(() => getSteps(token));
  const isOver = shared.status === 'failed' && isDead(shared.error);
  useEffect(() => {
    if (isOver) onDead();
  }, [isOver, onDead]);

  if (shared.status === 'failed') return <Failed error={shared.error} onRetry={retry} />;
  if (shared.status === 'loading' || !shared.answer.sections) return <Waiting />;
  return (
    <Sections
      token={token}
      name={name}
      onDead={onDead}
      sections={shared.answer.sections}
      of={shared.answer}
    />
  );
}

type SharedSections = NonNullable<SharedCase['sections']>;

const stepsOf = (sections: SharedSections): CaseStep[] => sections.flatMap((one) => one.steps);

/** A check at Entra says something of organizations alone. */
const isCheckable = ({ half, provider, organization }: SharedSections[number]) =>
  half === 'provider' && hasEntra(provider) && organization !== null;

/** The steps as they are now, and how the holder of the link changes them. */
function useSharedSteps({ token, name, onDead, sections }: SectionsProps) {
  const [steps, setSteps] = useState(() => stepsOf(sections));
  const lookAgain = useCallback(async () => {
    const { sections: now } = await getSteps(token);
    if (now) setSteps(stepsOf(now));
  }, [token]);
  const actions = useMemo<StepActions>(() => {
    const replace = (next: CaseStep) =>
      setSteps((all) => all.map((step) => (step.id === next.id ? next : step)));
    return {
      change: async (step, edit) => {
        try {
          const changed = await patchStep(token, step, { ...edit, name });
          replace(changed);
          return changed;
        } catch (error) {
          if (isDead(error)) onDead();
          // What fails here is told with the change.
          if (isResultUnknown(error)) await lookAgain().catch(() => {});
          const conflict = conflictOf(error);
          if (!conflict) throw error;
          replace(conflict.step);
          throw conflict;
        }
      },
      nameOf: () => t('caseLink.accountUser'),
      canSkip: false,
      isGuideOpen: true,
      whyFixed: null,
    };
  }, [token, name, onDead, lookAgain]);
  return { steps, actions, lookAgain };
}

interface SectionsProps extends SharedStepsProps {
  sections: SharedSections;
  of: SharedCase;
}

/** Ends the work once everything is saved; until then it says what is not. */
function Finish({ finish: tell, onFinished }: { finish(): Promise<void>; onFinished(): void }) {
  const [fault, setFault] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const unsaved = useUnsavedNames();
  const finish = async () => {
    setWaiting(true);
    setFault(null);
    const left = await whenSaved();
    setAsked(true);
    try {
      if (left.length === 0) {
        await tell();
        onFinished();
      }
    } catch (error) {
      setFault([t('caseLink.finishFailed'), ...linesOf(error)].join(' '));
    }
    setWaiting(false);
  };
  return (
    <div className={styles.end}>
      {isAsked && unsaved.length > 0 && (
        <NoticeBox kind="warning" role="alert" title={t('ui.unsaved.title')}>
          {t('ui.unsaved.list', { list: browserFormat().list(unsaved.map(isolate)) })}{' '}
          {t('ui.unsaved.kept')}
        </NoticeBox>
      )}
      {fault && <p role="alert">{fault}</p>}
      <div>
        <BusyButton isBusy={isWaiting} onClick={finish}>
          {t('caseLink.finish')}
        </BusyButton>
      </div>
    </div>
  );
}

function Sections(props: SectionsProps) {
  const { token, sections, of } = props;
  const format = browserFormat();
  const { steps, actions, lookAgain } = useSharedSteps(props);
  const { toldOf, tell, finish } = useTelling(props);
  const onBack = useCallback(() => {
    // Found again with the next change, which tells what went wrong.
    lookAgain().catch(() => {});
  }, [lookAgain]);
  const [isFinished, setFinished] = useState(false);
  const count = (...states: CaseStep['state'][]) =>
    steps.filter((step) => states.includes(step.state)).length;
  const open = count('open', 'blocked');
  if (isFinished) return <Thanks app={of.app.name} open={open} onBack={() => setFinished(false)} />;

  const total = count('open', 'blocked', 'done');
  return (
    <StepActionsContext value={actions}>
      <Headline isNew app={of.app.name}>
        {t('caseLink.steps')}
      </Headline>
      <p className={styles.progress}>
        {t('caseLink.progress', { count: total, done: count('done') })}{' '}
        <span className={styles.screen}>
          {t('caseLink.saved', { time: format.dateTime(of.expiresAt) })}{' '}
        </span>
        {t('caseLink.zone', { zone: isolate(zoneWords(new Date().toISOString())) })}
      </p>
      <div className={styles.screen}>
        <Button kind="secondary" size="small" onClick={() => window.print()}>
          {t('caseLink.print')}
        </Button>
      </div>
      <div className={styles.printed}>
        <p>{askedBy(of)}</p>
        <Asked of={of} />
      </div>
      {sections.map((section) => (
        <SectionPart
          key={section.id}
          token={token}
          section={section}
          urgency={urgencyOf(of.situation, of.dueOn, format)}
          telling={{ told: toldOf(section.id), tell: (what) => tell(section.id, what) }}
          check={of.hasEntraCheck && isCheckable(section) ? { name: props.name, onBack } : null}
          steps={steps.filter((step) => section.steps.some(({ id }) => id === step.id))}
        />
      ))}
      <Finish finish={finish} onFinished={() => setFinished(true)} />
    </StepActionsContext>
  );
}
