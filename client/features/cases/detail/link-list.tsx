import { Button, Text } from '@vibe/core';
import { useState } from 'react';
import type { CaseSection } from '../../../../server/contract/case.ts';
import type { CaseLink } from '../../../../server/contract/case-link.ts';
import { useOnce } from '../../../api/use-once.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { nameOf } from '../../../ui/people/person-cell.tsx';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { SectionFold } from '../../../ui/section-fold.tsx';
import { linesOf, whyFailed } from '../../../ui/states/error-lines.ts';
import type { CaseWords } from '../case-words.ts';
import { useLinks, useTakeLinkBack } from './case-links.ts';
import { useFold } from './folds.ts';
import { sectionName } from './section-names.ts';

interface RevokeLinkDialogProps {
  caseId: string;
  linkId: string;
  /** Sections that the link shows. */
  name: string;
  onClose(): void;
}

/** Asks before a link is revoked: its holder may be at work with it. */
function RevokeLinkDialog({ caseId, linkId, name, onClose }: RevokeLinkDialogProps) {
  const taking = useTakeLinkBack(caseId);
  const revoke = useOnce(taking);
  const { error, isPending } = taking;
  return (
    <QuestionDialog
      id="take-link-back"
      title={t('case.links.revokeTitle')}
      lines={[name, t('case.links.revokeDetail')]}
      failure={error && whyFailed(error, t('case.links.revokeFailed'))}
      yes={t('case.links.revoke')}
      no={t('case.links.keep')}
      isBusy={isPending}
      onYes={() =>
        revoke(linkId, () => {
          announce(t('case.links.takenBack'));
          onClose();
        })
      }
      onClose={onClose}
    />
  );
}

function notesOf(link: CaseLink, { find, format }: CaseWords): string[] {
  const { madeAt, madeBy, timesOpened, lastOpenedAt } = link;
  return [
    t(`case.links.state.${link.state}`, { date: format.date(link.expiresAt) }),
    `${t('case.links.names')}: ${t(`case.links.${link.names}`)}`,
    t('case.links.madeBy', {
      date: format.date(madeAt),
      person: isolate(nameOf(madeBy, madeBy ? find(madeBy) : { status: 'unknown' })),
    }),
    lastOpenedAt
      ? t('case.links.opened', {
          times: t('case.links.times', { count: timesOpened }),
          date: format.dateTime(lastOpenedAt),
        })
      : t('case.links.neverOpened'),
  ];
}

/** The sections of a link are its name: the recipient is not known here. */
function titleOf(link: CaseLink, sections: readonly CaseSection[], words: CaseWords): string {
  const shown = sections.filter(({ id }) => link.sectionIds.includes(id));
  return shown.map((section) => sectionName(section, words)).join('; ');
}

interface LinkListProps {
  caseId: string;
  sections: readonly CaseSection[];
  words: CaseWords;
  /** Null where the case is closed. */
  onMake: (() => void) | null;
}

/** The links that were made for a case, each with its state, and a button that revokes it. */
export function LinkList({ caseId, sections, words, onMake }: LinkListProps) {
  const links = useLinks(caseId);
  const { isOpen, toggle } = useFold();
  /** The link that is about to be revoked. */
  const [asked, setAsked] = useState<CaseLink | null>(null);
  const items = links.data?.items ?? [];
  return (
    <SectionFold
      title={t('case.links.title')}
      isOpen={isOpen('links')}
      onToggle={() => toggle('links')}
    >
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('case.links.about')}
      </Text>
      {links.isError && (
        <Text type="text2" ellipsis={false}>
          {[t('case.links.loadFailed'), ...linesOf(links.error)].join(' ')}
        </Text>
      )}
      {links.isSuccess && items.length === 0 && (
        <Text type="text2" ellipsis={false}>
          {t('case.links.none')}
        </Text>
      )}
      {items.length > 0 && (
        <Entries label={t('case.links.title')}>
          {items.map((link) => (
            <Entry
              key={link.id}
              title={titleOf(link, sections, words)}
              notes={notesOf(link, words)}
              action={
                link.state === 'live' && (
                  <Button
                    kind="tertiary"
                    size="xs"
                    aria-label={t('case.links.revokeOf', {
                      date: words.format.dateTime(link.madeAt),
                    })}
                    onClick={() => setAsked(link)}
                  >
                    {t('case.links.revoke')}
                  </Button>
                )
              }
            />
          ))}
        </Entries>
      )}
      {asked && (
        <RevokeLinkDialog
          caseId={caseId}
          linkId={asked.id}
          name={titleOf(asked, sections, words)}
          onClose={() => setAsked(null)}
        />
      )}
      {onMake && (
        <div>
          <Button kind="secondary" size="small" onClick={onMake}>
            {t('case.links.make')}
          </Button>
        </div>
      )}
    </SectionFold>
  );
}
