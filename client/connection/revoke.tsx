import { Button } from '@vibe/core';
import type { Connection } from '../../server/contract/connection.ts';
import { useSession } from '../api/get-session.ts';
import { casesTab, startRevocation } from '../cases/start.ts';
import { goTo } from '../monday/location.ts';
import { t } from '../text/text.ts';

/** Starts a revocation of one connection, or leads to the case that is open for it. */
export function Revoke({ connection }: { connection: Connection }) {
  const { role } = useSession();
  const { id, caseId } = connection;
  if (caseId !== null) {
    return (
      <div>
        <Button size="small" onClick={() => goTo({ tab: casesTab, id: caseId })}>
          {t('connection.revoke.toCase')}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <Button
        size="small"
        onClick={() => startRevocation({ kind: 'connections', connectionIds: [id] })}
      >
        {t(role === 'admin' ? 'connection.revoke.start' : 'connection.revoke.own')}
      </Button>
    </div>
  );
}
