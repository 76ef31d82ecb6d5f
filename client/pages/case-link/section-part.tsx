import { Button } from '@vibe/core';
import type { CaseStep } from '../../../server/contract/case.ts';
import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import { failureLines } from '../shared/failed.tsx';
import { pageProviderName } from '../shared/page-provider.ts';
import { Part } from '../shared/page-section.tsx';
import { isolate, t } from '../shared/page-text.ts';
import { useLoad } from '../shared/use-load.ts';
import { AboutSection } from './about-section.tsx';
import { getGuide, type SharedSection } from './case-link-calls.ts';
import { DeletionMail } from './deletion-mail.tsx';
import { openWords } from './open-words.ts';
import styles from './section-part.module.css';
import { StepPart } from './step-part.tsx';
import type { Holder } from './use-step.ts';
import { WhichApp } from './which-app-note.tsx';

/** Whose part it is, in words. */
function titleOf({ actor, organization, provider }: SharedSection): string {
  const words = pageProviderName(provider);
  const isNamed = actor === 'entra_admin' || actor === 'provider_admin';
  if (!organization || !isNamed) return t(`pages.actor.${actor}`, { provider: words });
  const name = isolate(organization.name);
  return t(`pages.actor.${actor}Of`, { provider: words, organization: name });
}

interface SectionPartProps {
  section: SharedSection;
  steps: CaseStep[];
  holder: Holder;
}

/** One part of the case: whom it is about, and the steps with what to do. */
export function SectionPart({ section, steps, holder }: SectionPartProps) {
  const [guide, retry] = useLoad(() => getGuide(holder.token, section.id));
  return (
    <Part title={titleOf(section)}>
      <AboutSection section={section} />
      {guide.status === 'loading' && <p role="status">{t('pages.loading')}</p>}
      {guide.status === 'failed' && (
        <div role="alert">
          {failureLines(guide.error).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Button kind="secondary" size="small" onClick={retry}>
            {t('caseLink.guideAgain')}
          </Button>
        </div>
      )}
      {guide.status === 'ready' && (
        <Guided guide={guide.answer} steps={steps} holder={holder} section={section} />
      )}
    </Part>
  );
}

function Guided({
  guide: { guide, mail },
  steps,
  holder,
}: SectionPartProps & { guide: SectionGuide }) {
  const told = new Map(guide.steps.map((step) => [step.id, step]));
  return (
    <>
      <AboutGuide guide={guide} />
      {guide.whichApp && <WhichApp app={guide.whichApp} />}
      {mail && <DeletionMail mail={mail} />}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id}>
            <StepPart step={step} told={told.get(step.key) ?? null} holder={holder} />
          </li>
        ))}
      </ol>
    </>
  );
}

function AboutGuide({ guide }: { guide: SectionGuide['guide'] }) {
  const notes = [...guide.summary, ...guide.warnings];
  return (
    <ul className={styles.notes}>
      {notes.map((line) => (
        <li key={line}>
          <bdi>{openWords(line)}</bdi>
        </li>
      ))}
    </ul>
  );
}
