import '../../../i18n/load/case-steps-texts.ts';
import { Button } from '@vibe/core';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { SectionGuide } from '../../../../server/contract/case-guide.ts';
import { entraObjectId } from '../../../../server/contract/provider-facts.ts';
import { t } from '../../../i18n/translate.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { TextLine } from '../../../ui/text-line.tsx';
import { CommandPeopleContext } from '../../guides/chosen-person.tsx';
import { GuideEnd, GuideStart } from '../../guides/guide-notes.tsx';
import { MondayMail } from '../../guides/monday-mail.tsx';
import { WhichApp } from '../../guides/which-app.tsx';
import { ForWhom, type Whose } from './for-whom.tsx';
import { appIn, askedIn } from './section-brief.ts';
import styles from './section-steps.module.css';
import { StepList } from './step-list.tsx';

/** The guide of a section as it is loaded. */
export interface LoadedGuide {
  /** Absent until it is loaded. */
  data: SectionGuide | undefined;
  /** Why it could not be loaded; null where nothing went wrong. */
  error: unknown;
  onRetry(): void;
}

interface SectionStepsProps {
  steps: readonly CaseStep[];
  guide: LoadedGuide;
  /** Names the list of steps. */
  label: string;
  /** By when it is to be done, in words. */
  urgency: string;
  /** Null where the section is not about accounts at a provider. */
  whose: { connections: readonly Whose[]; count: number; isOwnAccount: boolean } | null;
}

/** Begins a section: which app, what is asked, by when. */
function Brief({ of, urgency }: { of: SectionGuide; urgency: string }) {
  return (
    <Facts>
      {!of.guide.whichApp && <Fact name={t('caseSteps.brief.app')}>{appIn(of)}</Fact>}
      <Fact name={t('caseSteps.brief.asked')}>{askedIn(of)}</Fact>
      <Fact name={t('caseSteps.brief.by')}>{urgency}</Fact>
    </Facts>
  );
}

const commandPeople = (connections: readonly Whose[]) =>
  connections.flatMap(({ provider, providerUniqueIdentifier, displayName }) => {
    const objectId = entraObjectId(provider, providerUniqueIdentifier);
    return objectId === null ? [] : [{ name: displayName, objectId }];
  });

/** A section in full: the app, the accounts, the steps with their instructions, and their limits. */
export function SectionSteps({ steps, guide, label, urgency, whose }: SectionStepsProps) {
  const found = guide.data?.guide;
  return (
    <>
      {guide.error != null && (
        <div role="alert" className={styles.part}>
          <TextLine>{whyFailed(guide.error, t('caseSteps.guideFailed'))}</TextLine>
          <div>
            <Button kind="secondary" size="small" onClick={() => guide.onRetry()}>
              {t('ui.retry')}
            </Button>
          </div>
        </div>
      )}
      {whose && <ForWhom {...whose} />}
      {found && (
        <div lang={found.language} className={styles.part}>
          {found.whichApp && <WhichApp app={found.whichApp} />}
          {guide.data && <Brief of={guide.data} urgency={urgency} />}
          <GuideStart guide={found} />
        </div>
      )}
      <CommandPeopleContext value={commandPeople(whose?.connections ?? [])}>
        <StepList steps={steps} guide={found} label={label} />
      </CommandPeopleContext>
      {guide.data?.mail && <MondayMail mail={guide.data.mail} />}
      {found && (
        <details className={styles.more} lang={found.language}>
          <summary>{t('caseSteps.guideEnd')}</summary>
          <div className={styles.part}>
            <GuideEnd guide={found} />
          </div>
        </details>
      )}
    </>
  );
}
