import { Clickable } from '@vibe/core';
import type { Connection } from '../../server/contract/connection.ts';
import { goTo, usePlace } from '../monday/location.ts';
import { Clip } from '../parts/clip.tsx';
import { useFindPerson } from '../people/people-context.ts';
import { nameOf } from '../people/person-cell.tsx';
import { t } from '../text/text.ts';
import styles from './identity-cell.module.css';
import { identityNote } from './texts.ts';

/** An identity by the name that a person recognises; opens the connection's own screen. */
export function IdentityCell({ connection }: { connection: Connection }) {
  const { id, displayName: identity, userId } = connection;
  const { filters } = usePlace();
  const find = useFindPerson();
  const person = nameOf(userId, userId === null ? { status: 'unknown' } : find(userId));
  return (
    <Clickable
      className={styles.identity}
      elementType="div"
      aria-label={t('connections.detailsOfPerson', { identity, person })}
      onClick={() => goTo({ tab: 'connections', id, filters })}
    >
      <Clip text={identity} secondary={identityNote(connection)} />
    </Clickable>
  );
}
