import { AttentionBox, Button, Text } from '@vibe/core';
import { lazy, Suspense, useState } from 'react';
import type { EarlierCase } from '../../../../server/contract/case-brief.ts';
import type { ConnectionDetail, FullConnection } from '../../../../server/contract/connection.ts';
import { useSession } from '../../../api/get-session.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { useFindPerson } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { casesTab } from '../../../navigation/start-revocation.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import styles from './alert-box.module.css';
import { shownUpTo, useChangeAlert, useReopenCase } from './change-alert.ts';
import { personName } from './detail-words.ts';

const AcknowledgeDialog = lazy(() => import('./acknowledge-dialog.tsx'));

const Failure = ({ error, what }: { error: unknown; what: string }) => (
  <Text type="text2" color="negative" ellipsis={false} role="alert">
    {whyFailed(error, what)}
  </Text>
);

/** The latest case is opened again with all that was done in it. */
function Reopen({ of }: { of: EarlierCase }) {
  const reopening = useReopenCase(of.id);
  const reopen = () =>
    reopening.mutate(undefined, { onSuccess: () => goTo({ tab: casesTab, id: of.id }) });
  return (
    <>
      <BusyButton size="small" isBusy={reopening.isPending} onClick={reopen}>
        {t('connection.alert.reopen')}
      </BusyButton>
      {reopening.error && (
        <Failure error={reopening.error} what={t('connection.alert.reopenFailed')} />
      )}
    </>
  );
}

function Raised({ detail }: { detail: ConnectionDetail }) {
  const isAdmin = useSession().role === 'admin';
  const [isAsked, setAsked] = useState(false);
  const { connection, cases } = detail;
  const [latest] = cases;
  const upTo = shownUpTo(connection);
  const isEnded = connection.caseId === null && latest !== undefined && latest.status !== 'open';
  return (
    <AttentionBox
      type="negative"
      animate={false}
      title={connection.alerts.map((alert) => t(`connection.alert.${alert}`)).join(' · ')}
    >
      <div className={styles.content}>
        <Text type="text2" ellipsis={false}>
          {t(isAdmin ? 'connection.alert.detail' : 'connection.alert.detailOwn')}
        </Text>
        {isAdmin && (
          <div className={styles.buttons}>
            {isEnded && <Reopen of={latest} />}
            {upTo && (
              <Button kind="secondary" size="small" onClick={() => setAsked(true)}>
                {t('connection.alert.acknowledge')}
              </Button>
            )}
          </div>
        )}
        {isAsked && upTo && (
          <Suspense>
            <AcknowledgeDialog
              connectionId={connection.id}
              upTo={upTo}
              onClose={() => setAsked(false)}
            />
          </Suspense>
        )}
      </div>
    </AttentionBox>
  );
}

function Acknowledged({ connection }: { connection: FullConnection }) {
  const format = useFormat();
  const find = useFindPerson();
  const changing = useChangeAlert(connection.id);
  const { acknowledged } = connection;
  if (!acknowledged) return null;
  const { at, by, reason } = acknowledged;
  const undo = () =>
    changing.mutate({ reason: null }, { onSuccess: () => announce(t('connection.alert.undone')) });
  return (
    <AttentionBox
      type="neutral"
      animate={false}
      title={connection.alerts.map((alert) => t(`connection.alert.${alert}`)).join(' · ')}
    >
      <div className={styles.content}>
        <Text type="text2" ellipsis={false}>
          {t('connection.alert.acknowledged', {
            time: format.dateTime(at),
            person: by === null ? t('names.deletedUser') : personName(by, find),
            reason: isolate(reason),
          })}{' '}
          {t('connection.alert.returns')}
        </Text>
        <div className={styles.buttons}>
          <BusyButton kind="secondary" size="small" isBusy={changing.isPending} onClick={undo}>
            {t('connection.alert.undo')}
          </BusyButton>
        </div>
        {changing.error && <Failure error={changing.error} what={t('connection.alert.failed')} />}
      </div>
    </AttentionBox>
  );
}

/** Shows what contradicts a revocation, and what can be done about it; an admin's word where there is one. */
export function AlertBox({ detail }: { detail: ConnectionDetail }) {
  const { connection } = detail;
  if (connection.alerts.length === 0) return null;
  return (
    <div className={styles.box}>
      {connection.acknowledged ? (
        <Acknowledged connection={connection} />
      ) : (
        <Raised detail={detail} />
      )}
    </div>
  );
}
