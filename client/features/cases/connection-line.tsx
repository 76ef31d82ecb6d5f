import type { ReactNode } from 'react';
import type { BriefConnection } from '../../../server/contract/brief-connection.ts';
import { useSession } from '../../api/get-session.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { t } from '../../i18n/translate.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { Entry } from '../../ui/entries.tsx';
import { Photo } from '../../ui/people/person-cell.tsx';
import { ProviderMark } from '../../ui/provider-mark.tsx';
import { identityNote } from '../connections/connection-format.ts';
import { ownerName } from '../connections/owner.tsx';

interface ConnectionLineProps {
  connection: BriefConnection;
  /** Further notes about it. */
  notes?: readonly string[];
  action?: ReactNode;
}

/** A connection in one line of a case: which account, whose. */
export function ConnectionLine({ connection, notes = [], action }: ConnectionLineProps) {
  const find = useFindPerson();
  const self = useSession().userId;
  const { userId, provider, organization, displayName } = connection;
  const known = userId === null ? null : find(userId);
  const parts = [
    providerName(provider),
    identityNote(connection),
    organization?.name ?? null,
    // Guests and viewers are given no names, not even their own.
    userId === self ? t('names.actor.you') : ownerName(connection, find),
    ...notes,
  ];
  return (
    <Entry
      mark={
        <>
          <ProviderMark provider={provider} />
          {known?.status === 'known' && <Photo person={known.person} />}
        </>
      }
      title={displayName}
      notes={parts.filter((part) => part !== null)}
      action={action}
    />
  );
}
