import { Button } from '@vibe/core';
import { useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import type { CaseConnection } from '../../../../server/contract/case-lists.ts';
import { useSession } from '../../../api/get-session.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { useFindPerson } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { sidesOf } from '../../connections/connection-format.ts';
import { alsoUsedWords } from '../also-used-words.ts';
import { ConnectionLine } from '../connection-line.tsx';
import { canBeOwnAccount, isAboutAccounts } from '../own-account-rules.ts';
import { LeaveOutDialog } from './leave-out-dialog.tsx';
import { OwnAccountDialog } from './own-account-dialog.tsx';
import styles from './touched.module.css';

interface TouchedLineProps {
  of: RevocationCase;
  connection: CaseConnection;
}

/** The section of the provider's side has the steps that hit the account as a whole. */
const isOwnIn = ({ sections }: RevocationCase, id: string) =>
  sections.some(({ isOwnAccount, connectionIds }) => isOwnAccount && connectionIds.includes(id));

/** Returns the changes of a connection that the caller can make in a case. */
function useCanChange(of: RevocationCase, connection: CaseConnection) {
  const isAdmin = useSession().role === 'admin';
  const isOpen = of.status === 'open' && of.view === 'whole';
  return {
    leaveOut: isOpen && of.connectionCount > 1,
    own: isOpen && isAdmin && isAboutAccounts(of) && canBeOwnAccount(connection),
  };
}

/** A connection of a case: how it stands, and what can be changed about it. */
export function TouchedLine({ of, connection }: TouchedLineProps) {
  const { role } = useSession();
  const find = useFindPerson();
  const format = useFormat();
  const [dialog, setDialog] = useState<'leave-out' | 'own' | null>(null);
  const can = useCanChange(of, connection);
  const isOwn = isOwnIn(of, connection.id);
  const { id, displayName, provider, alsoUsedBy } = connection;
  const identity = isolate(`${displayName}, ${providerName(provider)}`);
  const own = isOwn ? 'unset' : 'set';
  const close = () => setDialog(null);
  const notes = [
    isOwn ? t('case.section.ownAccount') : null,
    alsoUsedWords(alsoUsedBy, find, format),
    sidesOf(connection),
  ];
  return (
    <>
      <ConnectionLine
        connection={connection}
        notes={notes.filter((note) => note !== null)}
        action={
          <div className={styles.actions}>
            <Button
              kind="tertiary"
              size="xs"
              aria-label={t('case.touched.detailsOf', { identity: isolate(displayName) })}
              onClick={() => goTo({ tab: role === 'admin' ? 'connections' : 'my-connections', id })}
            >
              {t('case.touched.details')}
            </Button>
            {can.own && (
              <Button
                kind="tertiary"
                size="xs"
                aria-label={t(`case.own.${own}Of`, { identity })}
                onClick={() => setDialog('own')}
              >
                {t(`case.own.${own}`)}
              </Button>
            )}
            {can.leaveOut && (
              <Button
                kind="tertiary"
                size="xs"
                aria-label={t('case.leftOut.leaveOf', { identity })}
                onClick={() => setDialog('leave-out')}
              >
                {t('case.leftOut.leave')}
              </Button>
            )}
          </div>
        }
      />
      {dialog === 'leave-out' && <LeaveOutDialog of={of} connection={connection} onClose={close} />}
      {dialog === 'own' && (
        <OwnAccountDialog caseId={of.id} connection={connection} isOwn={!isOwn} onClose={close} />
      )}
    </>
  );
}
