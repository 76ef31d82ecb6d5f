import { Button } from '@vibe/core';
import { useEffect, useState } from 'react';
import type { CaseStep } from '../../../server/contract/case.ts';
import type { SharedCase } from '../../../server/contract/case-link.ts';
import { isDead } from '../shared/call-with.ts';
import { Failed, Waiting } from '../shared/failed.tsx';
import { Headline } from '../shared/headline.tsx';
import { pageFormat } from '../shared/page-format.ts';
import { t } from '../shared/page-text.ts';
import { useLoad } from '../shared/use-load.ts';
import { getSteps } from './case-link-calls.ts';
import { SectionPart } from './section-part.tsx';
import styles from './shared-steps.module.css';
import { Thanks } from './thanks.tsx';

interface SharedStepsProps {
  token: string;
  /** Who ticks, as they say. */
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
      expiresAt={shared.answer.expiresAt}
    />
  );
}

interface SectionsProps extends SharedStepsProps {
  sections: NonNullable<SharedCase['sections']>;
  expiresAt: string;
}

function Sections({ token, name, onDead, sections, expiresAt }: SectionsProps) {
  const [steps, setSteps] = useState<CaseStep[]>(() => sections.flatMap((one) => one.steps));
  const [isFinished, setFinished] = useState(false);
  const replace = (next: CaseStep) =>
    setSteps((all) => all.map((step) => (step.id === next.id ? next : step)));
  const count = (...states: CaseStep['state'][]) =>
    steps.filter((step) => states.includes(step.state)).length;
  const open = count('open', 'blocked');
  if (isFinished) return <Thanks open={open} onBack={() => setFinished(false)} />;

  const total = count('open', 'blocked', 'done');
  return (
    <>
      <Headline isNew>{t('caseLink.steps')}</Headline>
      <p className={styles.progress}>
        {t('caseLink.progress', { count: total, done: count('done') })}{' '}
        {t('caseLink.saved', { time: pageFormat().dateTime(expiresAt) })}
      </p>
      {sections.map((section) => (
        <SectionPart
          key={section.id}
          section={section}
          steps={steps.filter((step) => section.steps.some(({ id }) => id === step.id))}
          holder={{ token, name, onDead, onChanged: replace }}
        />
      ))}
      <div className={styles.end}>
        <Button onClick={() => setFinished(true)}>{t('caseLink.finish')}</Button>
      </div>
    </>
  );
}
