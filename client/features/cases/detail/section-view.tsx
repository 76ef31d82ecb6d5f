import { Button, Heading, Skeleton, Text } from '@vibe/core';
import { useId, useState } from 'react';
import type { CaseSection } from '../../../../server/contract/case.ts';
import type { Guide } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { messageFromGuide } from '../../guides/guide-message.ts';
import { Message } from '../../guides/guide-message-box.tsx';
import type { CaseWords } from '../case-words.ts';
import { SectionSteps } from '../steps/section-steps.tsx';
import { useCaseConnections } from './get-case-connections.ts';
import { useSectionGuide } from './get-section-guide.ts';
import { sectionActor, sectionName, sectionPart } from './section-names.ts';
import { SectionProof } from './section-proof.tsx';
import styles from './section-view.module.css';

interface SectionViewProps {
  caseId: string;
  section: CaseSection;
  words: CaseWords;
  /** Null where no link can be made: who looks is no admin, or the case is closed. */
  onLink: ((sectionId: string) => void) | null;
}

/** The steps as a text for whoever must do them; monday's support gets a mail of its own. */
function ActorMessage({ guide, who }: { guide: Guide; who: string }) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const name = t('case.section.messageOf', { who });
  return (
    <>
      <div>
        <Button
          kind="secondary"
          size="small"
          aria-expanded={isShown}
          aria-controls={isShown ? id : undefined}
          aria-label={isShown ? undefined : t('case.section.messageShow', { who })}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'case.section.messageHide' : 'case.section.message')}
        </Button>
      </div>
      {isShown && (
        <div id={id}>
          <Message
            message={messageFromGuide(guide, who, t('case.section.messageAbout'))}
            name={name}
          />
        </div>
      )}
    </>
  );
}

/** One part of a case: whose it is, what is known of its half, and its steps. */
export function SectionView({ caseId, section, words, onLink }: SectionViewProps) {
  const titleId = useId();
  const partId = useId();
  const guide = useSectionGuide(caseId, section.id);
  const { connections } = useCaseConnections(caseId);
  const whose = connections.filter(({ id }) => section.connectionIds.includes(id));
  const who = sectionActor(section, words);
  const { connectionCount, steps } = section;
  const found = guide.data?.guide;
  const isOwn = section.userId !== null && section.userId === words.userId;
  const forOthers =
    !isOwn && section.actor !== 'monday_admin' && section.actor !== 'monday_support';
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
        <span id={partId}>{sectionPart(section)}</span>
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
        whose={section.half === 'provider' ? { connections: whose, count: connectionCount } : null}
      />
      {forOthers && section.actor === 'person' && onLink && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('case.section.cannot')}
        </Text>
      )}
      <div className={styles.buttons}>
        {found && forOthers && <ActorMessage guide={found} who={who} />}
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
