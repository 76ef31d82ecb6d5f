import { AttentionBox, Button, Text } from '@vibe/core';
import { useId } from 'react';
import type { CaseDryRun, CaseRequest } from '../../../../server/contract/case-open.ts';
import { isResultUnknown } from '../../../api/errors.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { casesTab } from '../../../navigation/start-revocation.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { linesOf } from '../../../ui/states/error-lines.ts';
import type { CaseWords } from '../case-words.ts';
import { Changes } from './changes.tsx';
import { dropDraft, markTried, useDraft } from './draft.ts';
import { changedDryRun, sameCase, useOpenCase } from './open-case.ts';
import styles from './open-case-form.module.css';

/** The same case is open: the way to it. */
function SameCase({ id }: { id: string }) {
  return (
    <AttentionBox type="warning" animate={false} title={t('newCase.same.title')}>
      <p className={styles.same}>{t('newCase.same.detail')}</p>
      <Button kind="secondary" size="small" onClick={() => goTo({ tab: casesTab, id })}>
        {t('newCase.same.go')}
      </Button>
    </AttentionBox>
  );
}

interface FailureProps {
  opening: ReturnType<typeof useOpenCase>;
  words: CaseWords;
}

/** Why no case was opened, and what to do next. */
function Failure({ opening, words }: FailureProps) {
  const { error, variables } = opening;
  const now = changedDryRun(error);
  const same = sameCase(error);
  if (now && variables) return <Changes before={variables.shown} now={now} words={words} />;
  if (same !== null) return <SameCase id={same} />;
  return (
    <AttentionBox
      type="negative"
      animate={false}
      title={t(`newCase.failed.${isResultUnknown(error) ? 'unknown' : 'title'}`)}
      text={[...linesOf(error), t('newCase.failed.detail')].join(' ')}
    />
  );
}

interface OpeningProps {
  request: CaseRequest | null;
  /** The dry run on the screen; null while it does not belong to the request. */
  dryRun: CaseDryRun | null;
  words: CaseWords;
}

/** Opens the case from what was shown; after a failure everything stays as it was. */
export function Opening({ request, dryRun, words }: OpeningProps) {
  const { id, visibility } = useDraft();
  const { role } = useSession();
  const opening = useOpenCase();
  const whyId = useId();
  const isReady = request !== null && dryRun !== null;
  const start = () => {
    if (request === null || dryRun === null || opening.isPending) return;
    markTried();
    opening.mutate(
      { id, request, shown: dryRun, visibility: role === 'admin' ? visibility : null },
      {
        onSuccess: (opened) => {
          dropDraft();
          announce(t('newCase.opened'));
          goTo({ tab: casesTab, id: opened.id }, true);
        },
      },
    );
  };
  return (
    <>
      {opening.error && (
        <div role="alert">
          <Failure opening={opening} words={words} />
        </div>
      )}
      <div className={styles.open}>
        <BusyButton
          onClick={start}
          isBusy={opening.isPending}
          disabled={!isReady}
          aria-describedby={isReady ? undefined : whyId}
        >
          {t('newCase.open')}
        </BusyButton>
        {!isReady && (
          <Text type="text2" color="secondary" ellipsis={false} id={whyId}>
            {t(`newCase.${request === null ? 'notYet' : 'notLooked'}`)}
          </Text>
        )}
      </div>
    </>
  );
}
