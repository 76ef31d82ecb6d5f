import { hasEntra } from '../../../../server/contract/provider-facts.ts';
import '../../../i18n/load/cases-texts.ts';
import '../../../i18n/load/case-texts.ts';
import { useQueryClient } from '@tanstack/react-query';
import { AttentionBox, Button, Text } from '@vibe/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { ServerProblem } from '../../../api/errors.ts';
import { useSession } from '../../../api/get-session.ts';
import { keys } from '../../../api/keys.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { PeopleContext } from '../../../monday/people/people-context.ts';
import type { UserNames } from '../../../navigation/report-names.ts';
import type { DetailProps } from '../../../navigation/screen-props.ts';
import { LeaveDialog } from '../../../ui/leave-dialog.tsx';
import { NamesNotice } from '../../../ui/people/names-notice.tsx';
import { ScreenSkeleton } from '../../../ui/screen-skeleton.tsx';
import { Section } from '../../../ui/section.tsx';
import { StatePage } from '../../../ui/state-page.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import type { CaseWords } from '../case-words.ts';
import { useCase } from '../get-case.ts';
import { type StepActions, StepActionsContext } from '../steps/step-context.ts';
import { useCasePeople, useCaseWords } from '../use-case-words.ts';
import { CaseActivity } from './case-activity.tsx';
import { CaseAlerts } from './case-alerts.tsx';
import { CaseHead } from './case-head.tsx';
import styles from './case-screen.module.css';
import { useChangeStep } from './change-step.ts';
import { Ending } from './ending.tsx';
import { useCaseConnections } from './get-case-connections.ts';
import { LeftOut } from './left-out.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { LinkList } from './link-list.tsx';
import { Offered } from './offered.tsx';
import { OpenPage } from './open-page.tsx';
import { correctorsOf, stepUser, userIdsOf } from './section-names.ts';
import { SectionView } from './section-view.tsx';
import { Touched } from './touched.tsx';

/** An address of any length opens; this is some ten thousand characters. */
const namedInReport = 300;

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

/** Of personal accounts Entra knows nothing. */
const canAskEntra = ({ sections }: RevocationCase) =>
  sections.some((one) => hasEntra(one.provider) && one.accountType !== 'personal');

function EntraCheck({ caseId, isOn }: { caseId: string; isOn: boolean }) {
  if (isOn) return <OpenPage caseId={caseId} purpose="entra" />;
  return (
    <Text type="text2" color="secondary" ellipsis={false}>
      {t('case.pages.entraOff')}
    </Text>
  );
}

/** Names that monday gave, of everyone whom the report of a case names. */
function namesOf(
  of: RevocationCase,
  owners: readonly (string | null)[],
  { find, userId }: CaseWords,
): UserNames {
  const ids = new Set([userId, ...userIdsOf(of), ...correctorsOf(of), ...owners]);
  const named = [...ids].flatMap((id): [string, string][] => {
    const known = id === null ? null : find(id);
    return id !== null && known?.status === 'known' ? [[id, known.person.name]] : [];
  });
  return Object.fromEntries(named.slice(0, namedInReport));
}

function Side({ of, words, onLink }: { of: RevocationCase; words: CaseWords; onLink(): void }) {
  const { role, features } = useSession();
  const { connections } = useCaseConnections(of.id);
  const isAdmin = role === 'admin';
  return (
    <div className={styles.side}>
      {isAdmin && (
        <LinkList
          caseId={of.id}
          sections={of.sections}
          words={words}
          onMake={of.status === 'open' ? onLink : null}
        />
      )}
      <Section title={t('case.pages.title')} isCard>
        <OpenPage
          caseId={of.id}
          purpose="report"
          names={namesOf(
            of,
            connections.flatMap(({ userId, alsoUsedBy }) => [userId, ...alsoUsedBy.userIds]),
            words,
          )}
        />
        {isAdmin && of.status === 'open' && canAskEntra(of) && (
          <EntraCheck caseId={of.id} isOn={features.entraCheck} />
        )}
      </Section>
      <CaseActivity of={of} words={words} />
      {/* Last, since it may be long: what is to be done with a case must not stand below it. */}
      <LeftOut of={of} words={words} />
      <Touched of={of} />
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
  return (
    <PeopleContext value={people.find}>
      <StepActionsContext value={actions}>
        <CaseHead
          of={of}
          words={words}
          list={t(role === 'admin' ? 'cases.title' : 'cases.myTitle')}
          onBack={onBack}
        />
        <NamesNotice people={people} />
        <CaseAlerts of={of} words={words} />
        {actions.whyFixed && (
          <AttentionBox type="neutral" animate={false} text={actions.whyFixed} />
        )}
        <Offered of={of} words={words} />
        <div className={styles.columns}>
          <div className={styles.sections}>
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
            {of.view === 'whole' && <Ending of={of} words={words} />}
          </div>
          <Side of={of} words={words} onLink={() => setLinkFor('')} />
        </div>
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

/** What changed in a case elsewhere, such as by a check in another tab, is refreshed around it, too. */
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
