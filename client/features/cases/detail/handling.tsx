import { Button, Text } from '@vibe/core';
import { lazy, Suspense, useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { nameOf, Photo } from '../../../ui/people/person-cell.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { Toned } from '../../../ui/tone-label.tsx';
import { offerUndo } from '../../../ui/undo.ts';
import { type CaseWords, dueOf, isOverdue } from '../case-words.ts';
import { useChangeCase } from './change-case.ts';
import styles from './handling.module.css';

const HandlingDialog = lazy(async () => {
  const { HandlingDialog } = await import('./handling-dialog.tsx');
  return { default: HandlingDialog };
});

function Owner({ userId, words }: { userId: string; words: CaseWords }) {
  const known = words.find(userId);
  const isYou = userId === words.userId && known.status !== 'known';
  return (
    <>
      {known.status === 'known' && <Photo person={known.person} />}
      <Text type="text2" ellipsis={false}>
        <bdi>{isYou ? t('names.actor.you') : nameOf(userId, known)}</bdi>
      </Text>
    </>
  );
}

/**
 * Shows the owner of a case and its day; everyone who sees the case as a whole may change both while it
 * is open.
 */
export function Handling({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { role, userId } = useSession();
  const [isChanging, setChanging] = useState(false);
  const taking = useChangeCase(of.id);
  const isAdmin = role === 'admin';
  const isOpen = of.status === 'open' && of.view === 'whole';
  const { owner, dueOn } = of;
  const onSaved = () =>
    offerUndo({
      text: t('case.handling.saved'),
      undo: () =>
        taking.mutateAsync({ kind: 'handle', dueOn, ...(isAdmin && { owner }) }).then(
          () => true,
          () => false,
        ),
    });
  const take = () => taking.mutate({ kind: 'handle', owner: userId }, { onSuccess: onSaved });
  return (
    <div className={styles.handling}>
      <span className={styles.fact}>
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('cases.owner')}
        </Text>
        {of.owner === null ? (
          <Text type="text2" ellipsis={false}>
            {t('cases.noOwner')}
          </Text>
        ) : (
          <Owner userId={of.owner} words={words} />
        )}
      </span>
      <Toned tone={isOverdue(of) ? 'negative' : null}>
        <Text type="text2" ellipsis={false}>
          {dueOf(of, words.format) ?? t('case.handling.noDue')}
        </Text>
      </Toned>
      {isOpen && (
        <span className={styles.buttons}>
          {isAdmin && of.owner !== userId && (
            <BusyButton kind="tertiary" size="xs" isBusy={taking.isPending} onClick={take}>
              {t('case.handling.take')}
            </BusyButton>
          )}
          <Button
            kind="tertiary"
            size="xs"
            aria-label={t(isAdmin ? 'case.handling.changeLabel' : 'case.handling.changeDue')}
            onClick={() => setChanging(true)}
          >
            {t('case.handling.change')}
          </Button>
        </span>
      )}
      {taking.error && (
        <Text type="text2" color="negative" ellipsis={false} role="alert">
          {whyFailed(taking.error, t('case.history.failed'))}
        </Text>
      )}
      {isChanging && (
        <Suspense>
          <HandlingDialog of={of} onSaved={onSaved} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </div>
  );
}
