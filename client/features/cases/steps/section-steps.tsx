import '../../../i18n/load/case-steps-texts.ts';
import { Button } from '@vibe/core';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { SectionGuide } from '../../../../server/contract/case-guide.ts';
import { entraObjectId } from '../../../../server/contract/provider-facts.ts';
import { t } from '../../../i18n/translate.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { TextLine } from '../../../ui/text-line.tsx';
import { CommandPeopleContext } from '../../guides/chosen-person.tsx';
import { CommandListContext, type ReadListAfter } from '../../guides/command-list.tsx';
import { GuideEnd, GuideStart, GuideSummary, GuideWarnings } from '../../guides/guide-notes.tsx';
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
  readListAfter: ReadListAfter;
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
  /** The reader's own part: the steps come first, and what others are told with them is folded. */
  isOwn?: boolean;
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
export function SectionSteps(props: SectionStepsProps) {
  const { steps, guide, label, urgency, whose, isOwn = false } = props;
  const found = guide.data?.guide;
  const about = (
    <>
      {whose && <ForWhom {...whose} />}
      {found?.whichApp && <WhichApp app={found.whichApp} />}
      {guide.data && <Brief of={guide.data} urgency={urgency} />}
    </>
  );
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
      {!isOwn && (
        <div lang={found?.language} className={styles.part}>
          {about}
          {found && <GuideStart guide={found} />}
        </div>
      )}
      {isOwn && found && found.warnings.length > 0 && (
        <div lang={found.language} className={styles.part}>
          <GuideWarnings guide={found} />
        </div>
      )}
      <CommandListContext value={{ list: guide.data?.list ?? null, readOn: guide.readListAfter }}>
        <CommandPeopleContext value={commandPeople(whose?.connections ?? [])}>
          <StepList steps={steps} guide={found} label={label} isOwn={isOwn} />
        </CommandPeopleContext>
      </CommandListContext>
      {guide.data?.mail && !isOwn && <MondayMail mail={guide.data.mail} />}
      {guide.data?.mail && isOwn && (
        <Fold title={t('guides.mail.title')}>
          <MondayMail mail={guide.data.mail} />
        </Fold>
      )}
      {found && (
        <Fold title={t(isOwn ? 'caseSteps.own.about' : 'caseSteps.guideEnd')} lang={found.language}>
          {isOwn && about}
          {isOwn && <GuideSummary guide={found} />}
          <GuideEnd guide={found} />
        </Fold>
      )}
    </>
  );
}
