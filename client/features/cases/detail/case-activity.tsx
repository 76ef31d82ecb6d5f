import { Button, Text } from '@vibe/core';
import { useState } from 'react';
import type { CaseSection, CaseStep, RevocationCase } from '../../../../server/contract/case.ts';
import { useSession } from '../../../api/get-session.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { Section } from '../../../ui/section.tsx';
import { plainText } from '../../guides/guide-text.tsx';
import { type CaseWords, personOf } from '../case-words.ts';
import { standing } from '../steps/step-words.ts';
import styles from './case-activity.module.css';
import { useCaseConnections } from './get-case-connections.ts';
import { useSectionGuide } from './get-section-guide.ts';

const shownAtFirst = 8;

type Deed = { at: string; key: string } & (
  | { kind: 'opened' | 'closed' | 'withdrawn'; userId: string | null }
  | { kind: 'again'; connectionId: string }
  | { kind: 'step'; section: CaseSection; step: CaseStep }
);

/** What the case itself tells of what was done in it, the latest first. */
export function deedsOf(of: RevocationCase): Deed[] {
  const { openedAt, openedBy, closedAt, closedBy, status } = of;
  const deeds: Deed[] = [{ at: openedAt, key: 'opened', kind: 'opened', userId: openedBy }];
  if (status !== 'open' && closedAt) {
    deeds.push({ at: closedAt, key: 'ended', kind: status, userId: closedBy });
  }
  for (const { at, connectionId } of of.reconnected) {
    deeds.push({ at, key: connectionId, kind: 'again', connectionId });
  }
  for (const section of of.sections) {
    for (const step of section.steps) {
      if (step.at !== null) {
        deeds.push({ at: step.at, key: step.id, kind: 'step', section, step });
      }
    }
  }
  return deeds.sort((one, other) => (one.at < other.at ? 1 : -1));
}

interface StepDeedProps {
  caseId: string;
  section: CaseSection;
  step: CaseStep;
  words: CaseWords;
}

function StepDeed({ caseId, section, step, words }: StepDeedProps) {
  const { data } = useSectionGuide(caseId, section.id);
  const told = data?.guide.steps.find(({ id }) => id === step.key);
  const stands = standing(step, (userId) => personOf(userId, words), words.format);
  return (
    <Entry
      title={told ? plainText(told.title) : step.key}
      notes={stands === null ? [] : [stands]}
    />
  );
}

function DeedLine({ of, deed, words }: { of: RevocationCase; deed: Deed; words: CaseWords }) {
  const { connections } = useCaseConnections(of.id);
  if (deed.kind === 'step') {
    return <StepDeed caseId={of.id} section={deed.section} step={deed.step} words={words} />;
  }
  const time = words.format.dateTime(deed.at);
  if (deed.kind === 'again') {
    const { connectionId } = deed;
    const name = connections.find(({ id }) => id === connectionId)?.displayName ?? connectionId;
    return <Entry title={t('case.activity.again', { identity: isolate(name) })} notes={[time]} />;
  }
  return (
    <Entry title={t(`case.activity.${deed.kind}`)} notes={[time, personOf(deed.userId, words)]} />
  );
}

/** What was done in a case; the account's activity has every change, for admins. */
export function CaseActivity({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { role } = useSession();
  const [isWhole, setWhole] = useState(false);
  const deeds = deedsOf(of);
  return (
    <Section title={t('case.activity.title')} isCard>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('case.activity.about')}
      </Text>
      <Entries label={t('case.activity.title')}>
        {(isWhole ? deeds : deeds.slice(0, shownAtFirst)).map((deed) => (
          <DeedLine key={deed.key} of={of} deed={deed} words={words} />
        ))}
      </Entries>
      <div className={styles.buttons}>
        {deeds.length > shownAtFirst && (
          <Button kind="tertiary" size="small" onClick={() => setWhole(!isWhole)}>
            {isWhole
              ? t('case.activity.less')
              : t('case.activity.more', { number: words.format.number(deeds.length) })}
          </Button>
        )}
        {role === 'admin' && (
          <Button kind="tertiary" size="small" onClick={() => goTo({ tab: 'activity' })}>
            {t('case.activity.all')}
          </Button>
        )}
      </div>
    </Section>
  );
}
