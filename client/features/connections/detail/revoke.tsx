import { Button } from '@vibe/core';
import type { Connection } from '../../../../server/contract/connection.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { openSteps } from '../../../navigation/open-own-steps.ts';
import { casesTab, startRevocation } from '../../../navigation/start-revocation.ts';

interface RevokeProps {
  connection: Connection;
  /** The tab whose list leads here. */
  tab: string;
}

/** Leads to what ends one connection: the case that is open for it, for admins a new one, else the steps. */
export function Revoke({ connection, tab }: RevokeProps) {
  const isAdmin = useSession().role === 'admin';
  const { filters } = usePlace();
  const { id, caseId } = connection;
  if (caseId !== null) {
    return (
      <Button size="small" onClick={() => goTo({ tab: casesTab, id: caseId })}>
        {t('connection.revoke.toCase')}
      </Button>
    );
  }
  return (
    <Button
      size="small"
      onClick={() =>
        isAdmin
          ? startRevocation({ kind: 'connections', connectionIds: [id] })
          : openSteps(id, { tab, filters })
      }
    >
      {t(isAdmin ? 'connection.revoke.start' : 'connection.revoke.own')}
    </Button>
  );
}
