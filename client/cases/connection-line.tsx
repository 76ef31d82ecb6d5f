import type { ReactNode } from 'react';
import type { BriefConnection } from '../../server/contract/case.ts';
import { identityNote } from '../connections/texts.ts';
import { Entry } from '../parts/entries.tsx';
import { useFindPerson } from '../people/people-context.ts';
import { nameOf } from '../people/person-cell.tsx';
import { providerName } from './words.ts';

interface ConnectionLineProps {
  connection: BriefConnection;
  /** What more is to be said of it. */
  notes?: readonly string[];
  action?: ReactNode;
}

/** A connection in one line of a case: which account, whose. */
export function ConnectionLine({ connection, notes = [], action }: ConnectionLineProps) {
  const find = useFindPerson();
  const { userId, provider, organization, displayName } = connection;
  const parts = [
    providerName(provider),
    identityNote(connection),
    organization?.name ?? null,
    nameOf(userId, userId === null ? { status: 'unknown' } : find(userId)),
    ...notes,
  ];
  return (
    <Entry title={displayName} notes={parts.filter((part) => part !== null)} action={action} />
  );
}
