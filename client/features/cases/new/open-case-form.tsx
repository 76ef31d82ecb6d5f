import { AttentionBox, Text } from '@vibe/core';
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
import { changedDryRun, useOpenCase } from './open-case.ts';
import styles from './open-case-form.module.css';

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
          announce(t('cases.new.opened'));
          goTo({ tab: casesTab, id: opened.id });
        },
      },
    );
  };
  const now = changedDryRun(opening.error);
  return (
    <>
      {opening.error && (
        <div role="alert">
          {now && opening.variables ? (
            <Changes before={opening.variables.shown} now={now} words={words} />
          ) : (
            <AttentionBox
              type="negative"
              animate={false}
              title={t(`cases.new.failed.${isResultUnknown(opening.error) ? 'unknown' : 'title'}`)}
              text={[...linesOf(opening.error), t('cases.new.failed.detail')].join(' ')}
            />
          )}
        </div>
      )}
      <div className={styles.open}>
        <BusyButton
          onClick={start}
          isBusy={opening.isPending}
          disabled={!isReady}
          aria-describedby={isReady ? undefined : whyId}
        >
          {t('cases.new.open')}
        </BusyButton>
        {!isReady && (
          <Text type="text2" color="secondary" ellipsis={false} id={whyId}>
            {t(`cases.new.${request === null ? 'notYet' : 'notLooked'}`)}
          </Text>
        )}
      </div>
    </>
  );
}
