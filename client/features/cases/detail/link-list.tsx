import { Button, Text } from '@vibe/core';
import { useState } from 'react';
import type { CaseSection } from '../../../../server/contract/case.ts';
import type { CaseLink } from '../../../../server/contract/case-link.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { nameOf } from '../../../ui/people/person-cell.tsx';
import { SectionFold } from '../../../ui/section-fold.tsx';
import { linesOf } from '../../../ui/states/error-lines.ts';
import type { CaseWords } from '../case-words.ts';
import { useLinks } from './case-links.ts';
import { useFold } from './folds.ts';
import { RevokeLinkDialog } from './revoke-link-dialog.tsx';
import { sectionName } from './section-names.ts';

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
