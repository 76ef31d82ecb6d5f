import { Button, Text } from '@vibe/core';
import { useId, useState } from 'react';
import type { CaseSection, Situation } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { Message } from '../../guides/guide-message-box.tsx';
import type { CaseWords } from '../case-words.ts';
import { type SectionMessage, sectionMessage } from '../steps/section-message.ts';
import { useCaseConnections } from './get-case-connections.ts';
import { useSectionGuide } from './get-section-guide.ts';
import { sectionActor, sectionName } from './section-names.ts';

interface MessageProps {
  caseId: string;
  section: CaseSection;
  situation: Situation;
  dueOn: string | null;
  words: CaseWords;
}

/** True where the acting person of a section gets a message; monday's support gets a mail of its own. */
export const getsMessage = ({ actor, userId }: CaseSection, words: CaseWords): boolean =>
  actor !== 'monday_admin' &&
  actor !== 'monday_support' &&
  (userId === null || userId !== words.userId);

function useMessage({ caseId, section, situation, dueOn, words }: MessageProps) {
  const guide = useSectionGuide(caseId, section.id);
  const { connections } = useCaseConnections(caseId);
  if (!guide.data) return null;
  const accounts = connections
    .filter(({ id }) => section.connectionIds.includes(id))
    .map((one) => {
      const person = one.userId === null ? null : words.find(one.userId);
      return { ...one, mondayName: person?.status === 'known' ? person.person.name : null };
    });
  const made = (link: SectionMessage['link']) =>
    sectionMessage({
      to: sectionActor(section, words),
      situation,
      dueOn,
      organization: section.organization,
      accounts,
      count: section.connectionCount,
      isOwnAccount: section.isOwnAccount,
      guide: guide.data,
      link,
      format: words.format,
    });
  return made;
}

/** The message of a section with the link that was just made. */
export function LinkedMessage({
  link,
  ...about
}: MessageProps & { link: NonNullable<SectionMessage['link']> }) {
  const write = useMessage(about);
  if (!write) return null;
  const who = sectionName(about.section, about.words);
  return <Message message={write(link)} name={t('case.section.messageOf', { who })} />;
}

/** The message of a section, which is short: the steps stand behind the link. */
export function ActorMessage(props: MessageProps) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const write = useMessage(props);
  if (!write) return null;
  const who = sectionActor(props.section, props.words);
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
          <Text type="text2" color="secondary" ellipsis={false}>
            {t('case.section.messageNoLink')}
          </Text>
          <Message message={write(null)} name={t('case.section.messageOf', { who })} />
        </div>
      )}
    </>
  );
}
