import { Button, Heading, Skeleton, Text } from '@vibe/core';
import { useId } from 'react';
import type { CaseSection, Situation } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import type { CaseWords } from '../case-words.ts';
import { urgencyOf } from '../steps/section-brief.ts';
import { SectionSteps } from '../steps/section-steps.tsx';
import { ActorMessage, getsMessage } from './actor-message.tsx';
import { useCaseConnections } from './get-case-connections.ts';
import { useSectionGuide } from './get-section-guide.ts';
import { sectionActor, sectionName, sectionPart } from './section-names.ts';
import { SectionProof } from './section-proof.tsx';
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

/** One part of a case: whose it is, what is known of its half, and its steps. */
export function SectionView(props: SectionViewProps) {
  const { caseId, section, situation, dueOn, words } = props;
  // No one is asked for anything in a section that is empty.
  const onLink = section.connectionCount > 0 ? props.onLink : null;
  const titleId = useId();
  const partId = useId();
  const guide = useSectionGuide(caseId, section.id);
  const { connections } = useCaseConnections(caseId);
  const whose = connections.filter(({ id }) => section.connectionIds.includes(id));
  const who = sectionActor(section, words);
  const { connectionCount, steps } = section;
  const forOthers = getsMessage(section, words);
  return (
    <section
      className={styles.section}
      aria-labelledby={`${titleId} ${partId}`}
      id={`section-${section.id}`}
    >
      <Heading type="h3" element="h2" ellipsis={false} id={titleId}>
        <bdi>{who}</bdi>
      </Heading>
      <Text type="text2" ellipsis={false}>
        <span id={partId}>{sectionPart(section, words.userId)}</span>
        {' · '}
        {t('case.touched.count', {
          count: connectionCount,
          number: words.format.number(connectionCount),
        })}
      </Text>
      <div className={styles.proof}>
        <SectionProof section={section} words={words} />
      </div>
      {guide.isPending && <Skeleton type="rectangle" height={80} fullWidth />}
      <SectionSteps
        steps={steps}
        guide={{ data: guide.data, error: guide.error, onRetry: guide.refetch }}
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
    </section>
  );
}
