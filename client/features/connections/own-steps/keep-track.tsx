import { Button, Text } from '@vibe/core';
import type { Connection } from '../../../../server/contract/connection.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { casesTab, startRevocation } from '../../../navigation/start-revocation.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { Section } from '../../../ui/section.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import styles from './keep-track.module.css';
import { useOpenOwnCase } from './open-own-case.ts';

const reasons = ['not_needed', 'wrong_account'] as const;

function Reasons({ id }: { id: string }) {
  const opening = useOpenOwnCase(id);
  const start = (reason: (typeof reasons)[number]) =>
    opening.mutate(reason, {
      onSuccess: (caseId) => {
        announce(t('connection.back.track.opened'));
        goTo({ tab: casesTab, id: caseId });
      },
    });
  return (
    <>
      <div className={styles.reasons}>
        {reasons.map((reason) => (
          <BusyButton
            key={reason}
            kind="secondary"
            size="small"
            isBusy={opening.isPending && opening.variables === reason}
            onClick={() => start(reason)}
          >
            {t(`connection.back.track.reason.${reason}`)}
          </BusyButton>
        ))}
        <Button
          kind="tertiary"
          size="small"
          onClick={() => startRevocation({ kind: 'connections', connectionIds: [id] })}
        >
          {t('connection.back.track.other')}
        </Button>
      </div>
      {opening.error && (
        <div role="alert">
          <Text type="text2" color="negative" ellipsis={false}>
            {whyFailed(opening.error, t('connection.back.track.failed'))}
          </Text>
        </div>
      )}
    </>
  );
}

/** A case that remembers what was done: the one that is open, else a new one in one step. */
export function KeepTrack({ connection }: { connection: Connection }) {
  const { id, caseId } = connection;
  return (
    <Section title={t('connection.back.track.title')}>
      <Text type="text2" ellipsis={false}>
        {t(`connection.back.track.${caseId === null ? 'detail' : 'open'}`)}
      </Text>
      {caseId === null ? (
        <Reasons id={id} />
      ) : (
        <div>
          <Button kind="secondary" size="small" onClick={() => goTo({ tab: casesTab, id: caseId })}>
            {t('connection.revoke.toCase')}
          </Button>
        </div>
      )}
    </Section>
  );
}
