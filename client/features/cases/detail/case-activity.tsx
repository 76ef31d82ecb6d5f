import { Button, Text } from '@vibe/core';
import { useState } from 'react';
import type { LeftOutConnection } from '../../../../server/contract/brief-connection.ts';
import type { CaseSection, CaseStep, RevocationCase } from '../../../../server/contract/case.ts';
import type { SectionCheck } from '../../../../server/contract/case-check.ts';
import { useSession } from '../../../api/get-session.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { PhotoOf } from '../../../ui/people/person-cell.tsx';
import { SectionFold } from '../../../ui/section-fold.tsx';
import { Toned } from '../../../ui/tone-label.tsx';
import { plainText } from '../../guides/guide-text.tsx';
import { type CaseWords, personOf } from '../case-words.ts';
import { standing } from '../steps/step-words.ts';
import styles from './case-activity.module.css';
import { useFold } from './folds.ts';
import { useCaseConnections } from './get-case-connections.ts';
import { useSectionGuide } from './get-section-guide.ts';
import { stepUser } from './section-names.ts';
import { claimantOf } from './section-proof.tsx';

const shownAtFirst = 8;

type Action = { at: string; key: string } & (
  | { kind: 'opened' | 'closed' | 'withdrawn'; userId: string | null }
  | { kind: 'again'; connectionId: string }
  | { kind: 'leftOut'; connection: LeftOutConnection }
  | { kind: 'step'; section: CaseSection; step: CaseStep }
  | { kind: 'check'; check: SectionCheck }
);

/** Returns the actions that the case itself records, the latest first. */
export function actionsOf(of: RevocationCase): Action[] {
  const { openedAt, openedBy, closedAt, closedBy, status } = of;
  const actions: Action[] = [{ at: openedAt, key: 'opened', kind: 'opened', userId: openedBy }];
  if (status !== 'open' && closedAt) {
    actions.push({ at: closedAt, key: 'ended', kind: status, userId: closedBy });
  }
  for (const { at, connectionId } of of.reconnected) {
    actions.push({ at, key: connectionId, kind: 'again', connectionId });
  }
  for (const connection of of.leftOut.connections) {
    const { id, leftOutAt: at } = connection;
    actions.push({ at, key: `left-out-${id}`, kind: 'leftOut', connection });
  }
  for (const { id, proof, connectionCount } of of.sections) {
    // A section that is empty has nothing left that a check found.
    if (proof?.check && connectionCount > 0) {
      actions.push({ at: proof.check.at, key: `check-${id}`, kind: 'check', check: proof.check });
    }
  }
  for (const section of of.sections) {
    for (const step of section.steps) {
      if (step.at !== null) {
        actions.push({ at: step.at, key: step.id, kind: 'step', section, step });
      }
    }
  }
  return actions.sort((one, other) => (one.at < other.at ? 1 : -1));
}

interface StepActionProps {
  caseId: string;
  section: CaseSection;
  step: CaseStep;
  words: CaseWords;
}

function StepAction({ caseId, section, step, words }: StepActionProps) {
  const { data } = useSectionGuide(caseId, section.id);
  const told = data?.guide.steps.find(({ id }) => id === step.key);
  const stands = standing(step, (userId) => stepUser(userId, words), words.format);
  return (
    <Entry
      mark={<PhotoOf userId={step.by?.userId ?? null} />}
      title={told ? plainText(told.title) : step.key}
      notes={stands === null ? [] : [stands]}
    />
  );
}

function CheckLine({ check, words }: { check: SectionCheck; words: CaseWords }) {
  const { number, dateTime, list } = words.format;
  const found = (['granted', 'removed', 'blocked', 'unknown'] as const)
    .filter((part) => check[part] > 0)
    .map((part) => t(`case.proof.found.${part}`, { number: number(check[part]) }));
  const isGood = check.granted + check.unknown === 0;
  const tone = check.granted > 0 ? 'negative' : isGood ? 'positive' : null;
  return (
    <Entry
      title={<Toned tone={tone}>{t('case.activity.check', { parts: list(found) })}</Toned>}
      notes={[dateTime(check.at), claimantOf(check, words)]}
    />
  );
}

function ActionLine({
  of,
  action,
  words,
}: {
  of: RevocationCase;
  action: Action;
  words: CaseWords;
}) {
  const { connections } = useCaseConnections(of.id);
  if (action.kind === 'step') {
    return <StepAction caseId={of.id} section={action.section} step={action.step} words={words} />;
  }
  const time = words.format.dateTime(action.at);
  if (action.kind === 'check') return <CheckLine check={action.check} words={words} />;
  if (action.kind === 'again') {
    const { connectionId } = action;
    const name = connections.find(({ id }) => id === connectionId)?.displayName ?? connectionId;
    return <Entry title={t('case.activity.again', { identity: isolate(name) })} notes={[time]} />;
  }
  if (action.kind === 'leftOut') {
    const { displayName, leftOutBy } = action.connection;
    return (
      <Entry
        mark={<PhotoOf userId={leftOutBy} />}
        title={t('case.activity.leftOut', { identity: isolate(displayName) })}
        notes={[time, stepUser(leftOutBy, words)]}
      />
    );
  }
  return (
    <Entry
      mark={<PhotoOf userId={action.userId} />}
      title={t(`case.activity.${action.kind}`)}
      notes={[time, personOf(action.userId, words)]}
    />
  );
}

/** Lists the actions of a case; the account's activity has every change, for admins. */
export function CaseActivity({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { role } = useSession();
  const [isWhole, setWhole] = useState(false);
  const { isOpen, toggle } = useFold();
  const actions = actionsOf(of);
  return (
    <SectionFold
      title={t('case.activity.title')}
      isOpen={isOpen('activity')}
      onToggle={() => toggle('activity')}
    >
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('case.activity.about')}
      </Text>
      <Entries label={t('case.activity.title')}>
        {(isWhole ? actions : actions.slice(0, shownAtFirst)).map((action) => (
          <ActionLine key={action.key} of={of} action={action} words={words} />
        ))}
      </Entries>
      <div className={styles.buttons}>
        {actions.length > shownAtFirst && (
          <Button kind="tertiary" size="small" onClick={() => setWhole(!isWhole)}>
            {isWhole
              ? t('case.activity.less')
              : t('case.activity.more', { number: words.format.number(actions.length) })}
          </Button>
        )}
        {role === 'admin' && (
          <Button kind="tertiary" size="small" onClick={() => goTo({ tab: 'activity' })}>
            {t('case.activity.all')}
          </Button>
        )}
      </div>
    </SectionFold>
  );
}
