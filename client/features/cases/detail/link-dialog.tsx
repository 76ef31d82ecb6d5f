import { queryOptions, useQuery } from '@tanstack/react-query';
import { AttentionBox, ModalBasicLayout, ModalContent, ModalHeader, Text } from '@vibe/core';
import { useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import type { MadeLink as Made } from '../../../../server/contract/case-link.ts';
import { isWorthWaiting } from '../../../api/pause.ts';
import { useOnce } from '../../../api/use-once.ts';
import { t } from '../../../i18n/translate.ts';
import { graphql } from '../../../monday/graphql.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import type { CaseWords } from '../case-words.ts';
import { getsMessage, LinkedMessage } from './actor-message.tsx';
import { useMakeLink } from './case-links.ts';
import styles from './link-form.module.css';
import { daysOf, type LinkDraft, LinkForm } from './link-form.tsx';

const accountOptions = queryOptions({
  queryKey: ['account-name'] as const,
  queryFn: async () => {
    const { account } = await graphql<{ account: { name: string } | null }>(
      'query { account { name } }',
    );
    return account?.name ?? null;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: isWorthWaiting,
});

/** The name of the monday account, which only monday knows; null where it does not say. */
const useAccountName = (): string | null => useQuery(accountOptions).data ?? null;

interface LinkDialogProps {
  of: RevocationCase;
  words: CaseWords;
  /** The section that it was opened for; null: none yet. */
  sectionId: string | null;
  onClose(): void;
}

interface MadeLinkProps {
  made: Made;
  of: RevocationCase;
  words: CaseWords;
}

/** The link, and for whoever acts in a section the message that holds it. */
function MadeLink({ made: { url, link }, of, words }: MadeLinkProps) {
  const told = of.sections.filter(
    (section) => link.sectionIds.includes(section.id) && getsMessage(section, words),
  );
  return (
    <div className={styles.made} role="status">
      <Text type="text1" weight="bold" ellipsis={false}>
        {t('case.links.ready')}
      </Text>
      <Text type="text2" ellipsis={false}>
        {t('case.links.readyDetail')}
      </Text>
      <textarea className={styles.url} readOnly aria-label={t('case.links.link')} value={url} />
      <div>
        <CopyButton text={url}>{t('case.links.copy')}</CopyButton>
      </div>
      {told.map((section) => (
        <LinkedMessage
          key={section.id}
          caseId={of.id}
          section={section}
          situation={of.situation}
          dueOn={of.dueOn}
          words={words}
          link={{ url, expiresAt: link.expiresAt }}
        />
      ))}
    </div>
  );
}

/** Makes a case link, and shows it this once. */
export function LinkDialog({ of, words, sectionId, onClose }: LinkDialogProps) {
  const accountName = useAccountName();
  const making = useMakeLink(of.id);
  const send = useOnce(making);
  const [isChecked, setChecked] = useState(false);
  const [draft, setDraft] = useState<LinkDraft>({
    sectionIds: sectionId ? [sectionId] : [],
    days: '7',
    names: 'masked',
  });
  const make = () => {
    const days = daysOf(draft);
    setChecked(true);
    if (days === null || draft.sectionIds.length === 0) return;
    send({
      sectionIds: [...draft.sectionIds],
      days,
      names: draft.names,
      ...(accountName && { accountName }),
    });
  };
  const made = making.data;
  return (
    <Dialog
      closeButtonAriaLabel={t('case.links.cancel')}
      id="make-link"
      onClose={onClose}
      size="medium"
    >
      <ModalBasicLayout>
        <ModalHeader title={t('case.links.dialog')} />
        <ModalContent>
          {made ? (
            <MadeLink made={made} of={of} words={words} />
          ) : (
            <>
              <LinkForm
                sections={of.sections}
                words={words}
                draft={draft}
                onChange={setDraft}
                isChecked={isChecked}
              />
              {making.error && (
                <AttentionBox
                  type="negative"
                  animate={false}
                  text={whyFailed(making.error, t('case.links.failed'))}
                />
              )}
            </>
          )}
        </ModalContent>
      </ModalBasicLayout>
      {made ? (
        <DialogFooter yes={t('case.links.close')} onYes={onClose} />
      ) : (
        <DialogFooter
          yes={t('case.links.create')}
          onYes={make}
          isBusy={making.isPending}
          no={t('case.links.cancel')}
          onNo={onClose}
        />
      )}
    </Dialog>
  );
}
