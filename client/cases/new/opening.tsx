import { AttentionBox, Button, Text } from '@vibe/core';
import { useId } from 'react';
import type { CaseDryRun, CaseRequest } from '../../../server/contract/case-open.ts';
import { useSession } from '../../api/get-session.ts';
import { goTo } from '../../monday/location.ts';
import { announce } from '../../parts/announce.ts';
import { linesOf } from '../../states/query-error.tsx';
import { t } from '../../text/text.ts';
import { casesTab } from '../start.ts';
import { dropDraft, useDraft } from './draft.ts';
import { changedDryRun, useOpenCase } from './open-case.ts';
import styles from './opening.module.css';

interface OpeningProps {
  request: CaseRequest | null;
  /** What is shown; null while it is not that of the request. */
  dryRun: CaseDryRun | null;
}

/** Opens the case from what was shown; after a failure everything stays as it was. */
export function Opening({ request, dryRun }: OpeningProps) {
  const { id, visibility } = useDraft();
  const { role } = useSession();
  const opening = useOpenCase();
  const whyId = useId();
  const isReady = request !== null && dryRun !== null;
  const start = () => {
    if (request === null || dryRun === null || opening.isPending) return;
    const { fingerprint } = dryRun;
    opening.mutate(
      { id, request, fingerprint, visibility: role === 'admin' ? visibility : null },
      {
        onSuccess: (opened) => {
          dropDraft();
          announce(t('cases.new.opened'));
          goTo({ tab: casesTab, id: opened.id });
        },
      },
    );
  };
  const hasChanged = changedDryRun(opening.error) !== null;
  return (
    <>
      {opening.error && (
        <div role="alert">
          <AttentionBox
            type={hasChanged ? 'warning' : 'negative'}
            animate={false}
            title={t(`cases.new.${hasChanged ? 'changed' : 'failed'}.title`)}
            text={
              hasChanged
                ? t('cases.new.changed.detail')
                : [...linesOf(opening.error), t('cases.new.failed.detail')].join(' ')
            }
          />
        </div>
      )}
      <div className={styles.open}>
        <Button
          onClick={start}
          loading={opening.isPending}
          disabled={!isReady}
          aria-describedby={isReady ? undefined : whyId}
        >
          {t('cases.new.open')}
        </Button>
        {!isReady && (
          <Text type="text2" color="secondary" ellipsis={false} id={whyId}>
            {t(`cases.new.${request === null ? 'notYet' : 'notLooked'}`)}
          </Text>
        )}
      </div>
    </>
  );
}
