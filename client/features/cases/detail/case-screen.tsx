import '../../../i18n/load/cases-texts.ts';
import '../../../i18n/load/case-texts.ts';
import { useQueryClient } from '@tanstack/react-query';
import { AttentionBox, Button } from '@vibe/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { ServerProblem } from '../../../api/errors.ts';
import { useSession } from '../../../api/get-session.ts';
import { keys } from '../../../api/keys.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { PeopleContext } from '../../../monday/people/people-context.ts';
import type { DetailProps } from '../../../navigation/screen-props.ts';
import { LeaveDialog } from '../../../ui/leave-dialog.tsx';
import { NamesNotice } from '../../../ui/people/names-notice.tsx';
import { ScreenSkeleton } from '../../../ui/screen-skeleton.tsx';
import { StatePage } from '../../../ui/state-page.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import type { CaseWords } from '../case-words.ts';
import { useCase } from '../get-case.ts';
import { type StepActions, StepActionsContext } from '../steps/step-context.ts';
import { useCasePeople, useCaseWords } from '../use-case-words.ts';
import { CaseAlerts } from './case-alerts.tsx';
import { CaseHead } from './case-head.tsx';
import styles from './case-screen.module.css';
import { CaseSide } from './case-side.tsx';
import { CaseStepper } from './case-stepper.tsx';
import { useChangeStep } from './change-step.ts';
import { Ending } from './ending.tsx';
import { FoldsContext, useFold, useFolds } from './folds.ts';
import { useCaseConnections } from './get-case-connections.ts';
import { integrationsFold, LeaverIntegrations } from './leaver-integrations.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { NextAction } from './next-action.tsx';
import { Offered } from './offered.tsx';
import { correctorsOf, stepUser, userIdsOf } from './section-names.ts';
import { SectionView } from './section-view.tsx';

const isGone = (error: unknown) =>
  error instanceof ServerProblem && (error.status === 404 || error.status === 400);

/** One page for what is not there and what is not the person's to see: it tells neither. */
function Gone({ onBack }: { onBack(): void }) {
  return (
    <StatePage
      isWholePage
      title={t('case.gone.title')}
      lines={[t('case.gone.detail'), t('case.gone.next')]}
      actions={<Button onClick={onBack}>{t('case.gone.action')}</Button>}
    />
  );
}

/** Why nothing in a case can be changed; null while it is open. */
function whyFixed({ status, view }: RevocationCase): string | null {
  if (status === 'open') return null;
  return t(view === 'whole' ? 'case.history.fixed' : 'case.history.fixedPart');
}

function useStepActionsOf(of: RevocationCase, words: CaseWords): StepActions {
  const change = useChangeStep(of.id);
  return useMemo(
    () => ({
      change,
      nameOf: (userId) => stepUser(userId, words),
      canSkip: true,
      isGuideOpen: false,
      whyFixed: whyFixed(of),
    }),
    [change, words, of],
  );
}

const sideParts = [integrationsFold, 'links', 'activity', 'touched'];
/** Each unfolded section asks for its guide. */
const unfoldedAtMost = 20;

/** Returns the sections with open steps, unfolded at once for people who come for their own. */
const ownParts = ({ sections }: RevocationCase) =>
  sections.filter(({ steps }) => steps.some(({ state }) => state !== 'done')).map(({ id }) => id);

/** Unfolds everything, or folds it again. */
function AllFolds({ of }: { of: RevocationCase }) {
  const { isOpen, setAll } = useFold();
  const ids = [...of.sections.slice(0, unfoldedAtMost).map(({ id }) => id), ...sideParts];
  const isAll = ids.every((id) => isOpen(id));
  return (
    <div className={styles.all}>
      <Button kind="tertiary" size="small" onClick={() => setAll(isAll ? [] : ids)}>
        {t(isAll ? 'case.folds.none' : 'case.folds.all')}
      </Button>
    </div>
  );
}

function CaseView({ of, onBack }: { of: RevocationCase; onBack(): void }) {
  const { role } = useSession();
  const { connections } = useCaseConnections(of.id);
  const ids = useMemo(
    () => [
      [...userIdsOf(of), ...correctorsOf(of)],
      connections.flatMap(({ userId, alsoUsedBy }) => [userId, ...alsoUsedBy.userIds]),
    ],
    [of, connections],
  );
  const people = useCasePeople(ids);
  const words = useCaseWords(people.find);
  const actions = useStepActionsOf(of, words);
  /** Empty: for no section in particular; null: no dialog. */
  const [linkFor, setLinkFor] = useState<string | null>(null);
  const canLink = role === 'admin' && of.status === 'open';
  const folds = useFolds(() => (role === 'admin' ? [] : ownParts(of)));
  return (
    <PeopleContext value={people.find}>
      <StepActionsContext value={actions}>
        <FoldsContext value={folds}>
          <CaseHead
            of={of}
            words={words}
            list={t(role === 'admin' ? 'cases.title' : 'cases.myTitle')}
            onBack={onBack}
          >
            <CaseStepper sections={of.sections} words={words} />
            <NextAction of={of} words={words} onLink={canLink ? setLinkFor : null} />
          </CaseHead>
          <NamesNotice people={people} />
          <CaseAlerts of={of} words={words} />
          {actions.whyFixed && (
            <AttentionBox type="neutral" animate={false} text={actions.whyFixed} />
          )}
          <Offered of={of} words={words} />
          <div className={styles.columns}>
            <div className={styles.sections}>
              <AllFolds of={of} />
              {of.sections.map((section) => (
                <SectionView
                  key={section.id}
                  caseId={of.id}
                  section={section}
                  situation={of.situation}
                  dueOn={of.dueOn}
                  words={words}
                  onLink={canLink ? setLinkFor : null}
                />
              ))}
              <LeaverIntegrations of={of} words={words} />
              {of.view === 'whole' && <Ending of={of} words={words} />}
            </div>
            <CaseSide of={of} words={words} onLink={() => setLinkFor('')} />
          </div>
        </FoldsContext>
        <LeaveDialog />
        {linkFor !== null && (
          <LinkDialog
            of={of}
            words={words}
            sectionId={linkFor || null}
            onClose={() => setLinkFor(null)}
          />
        )}
      </StepActionsContext>
    </PeopleContext>
  );
}

/** Refreshes what stands around a case that changed elsewhere, such as by a check in another tab. */
function useFreshAround(id: string, data: RevocationCase | undefined) {
  const client = useQueryClient();
  const known = useRef(data);
  useEffect(() => {
    // The same content is the same object, however often it was asked for.
    if (known.current && data && known.current !== data) {
      void client.invalidateQueries({ queryKey: keys.caseConnections(id, null) });
      void client.invalidateQueries({ queryKey: keys.connections });
      void client.invalidateQueries({ queryKey: [...keys.cases, 'list'] });
    }
    known.current = data;
  }, [client, id, data]);
}

/** One case: who has to do what, what was done, and how each half is proven. */
export default function CaseScreen({ tab, id }: DetailProps) {
  const { filters } = usePlace();
  const one = useCase(id);
  useFreshAround(id, one.data);
  const onBack = () => goTo({ tab, filters });
  if (one.data) return <CaseView of={one.data} onBack={onBack} />;
  if (isGone(one.error)) return <Gone onBack={onBack} />;
  if (one.isError) return <QueryError isWholePage error={one.error} onRetry={one.refetch} />;
  return (
    <>
      <WaitNotice error={one.failureReason} />
      <ScreenSkeleton />
    </>
  );
}
