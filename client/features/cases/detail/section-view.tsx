import { Button, Skeleton, Text } from '@vibe/core';
import type { CaseSection, Situation } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { SectionFold } from '../../../ui/section-fold.tsx';
import { StateLabel } from '../../../ui/state-label.tsx';
import type { CaseWords } from '../case-words.ts';
import { urgencyOf } from '../steps/section-brief.ts';
import { SectionSteps } from '../steps/section-steps.tsx';
import { ActorMessage, getsMessage } from './actor-message.tsx';
import { sectionElement, useFold } from './folds.ts';
import { useCaseConnections } from './get-case-connections.ts';
import { readListAfter, useSectionGuide } from './get-section-guide.ts';
import { sectionActor, sectionName, sectionPart } from './section-names.ts';
import { SectionProof } from './section-proof.tsx';
import { progressOf, stateLooks, stateOfSection, stateWords } from './section-state.ts';
import styles from './section-view.module.css';

interface SectionViewProps {
  caseId: string;
  section: CaseSection;
  situation: Situation;
  dueOn: string | null;
  words: CaseWords;
  /** Null where no link can be made: who looks is no admin, or the case is closed. */
  onLink: ((sectionId: string) => void) | null;
}

/** Shows the parts of an unfolded section. */
function Content(props: SectionViewProps) {
  const { caseId, section, situation, dueOn, words } = props;
  // No one is asked for anything in a section that is empty.
  const onLink = section.connectionCount > 0 ? props.onLink : null;
  const guide = useSectionGuide(caseId, section.id);
  const { connections } = useCaseConnections(caseId);
  const whose = connections.filter(({ id }) => section.connectionIds.includes(id));
  const { connectionCount, steps } = section;
  const forOthers = getsMessage(section, words);
  return (
    <>
      <div className={styles.proof}>
        <SectionProof section={section} words={words} />
      </div>
      {guide.isPending && <Skeleton type="rectangle" height={80} fullWidth />}
      <SectionSteps
        steps={steps}
        guide={{
          data: guide.data,
          error: guide.error,
          onRetry: guide.refetch,
          readListAfter: (next) => readListAfter(caseId, section.id, next),
        }}
        label={sectionName(section, words)}
        urgency={urgencyOf(situation, dueOn, words.format)}
        isOwn={section.actor === 'person' && section.userId === words.userId}
        whose={
          section.half === 'provider'
            ? { connections: whose, count: connectionCount, isOwnAccount: section.isOwnAccount }
            : null
        }
      />
      {forOthers && section.actor === 'person' && onLink && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('case.section.cannot')}
        </Text>
      )}
      <div className={styles.buttons}>
        {forOthers && onLink && <ActorMessage {...{ caseId, section, situation, dueOn, words }} />}
        {onLink && (
          <div>
            <Button
              kind="secondary"
              size="small"
              aria-label={t('case.section.linkOf', { who: sectionName(section, words) })}
              onClick={() => onLink(section.id)}
            >
              {t('case.section.link')}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

/** One part of a case, folded to whose it is and how it stands: what is known of its half, and its steps. */
export function SectionView(props: SectionViewProps) {
  const { section, words } = props;
  const { isOpen, toggle } = useFold();
  const { connectionCount: count } = section;
  const { number } = words.format;
  const { done, total } = progressOf(section);
  return (
    <SectionFold
      id={sectionElement(section.id)}
      title={sectionActor(section, words)}
      note={[
        sectionPart(section, words.userId),
        t('case.touched.count', { count, number: number(count) }),
        t('case.steps', { done: number(done), total: number(total) }),
      ].join(' · ')}
      aside={<StateLabel look={stateLooks[stateOfSection(section)]} text={stateWords(section)} />}
      isOpen={isOpen(section.id)}
      onToggle={() => toggle(section.id)}
    >
      <Content {...props} />
    </SectionFold>
  );
}
