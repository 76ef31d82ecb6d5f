import { Clickable, HiddenText } from '@vibe/core';
import { memo } from 'react';
import type { Connection } from '../../../../../server/contract/connection.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import { goTo, placeNow } from '../../../../monday/location.ts';
import { useFindPerson } from '../../../../monday/people/people-context.ts';
import { Clip } from '../../../../ui/clip.tsx';
import { identityNote } from '../../connection-format.ts';
import { ownerName } from '../../owner.tsx';
import styles from './identity-cell.module.css';

interface IdentityProps {
  connection: Connection;
  /** The name of who connected it. */
  person: string;
}

/** Re-renders only for another name: names arrive while a list is scrolled. */
const Identity = memo(({ connection, person }: IdentityProps) => {
  const { id, displayName } = connection;
  return (
    <Clickable
      className={styles.identity}
      onClick={() => goTo({ tab: 'connections', id, filters: placeNow().filters })}
    >
      <Clip text={displayName} secondary={identityNote(connection)} />
      {/* Two people may have connected the same mailbox: the names of two buttons must differ. */}
      <HiddenText id={`of-${id}`} text={t('connections.detailsOf', { person: isolate(person) })} />
    </Clickable>
  );
});

/** An identity by the name that a person recognises; opens the connection's own screen. */
export function IdentityCell({ connection }: { connection: Connection }) {
  const find = useFindPerson();
  const person = ownerName(connection, find);
  return <Identity connection={connection} person={person} />;
}
