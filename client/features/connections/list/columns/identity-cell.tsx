import { memo } from 'react';
import type { Connection } from '../../../../../server/contract/connection.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import { goTo, placeNow } from '../../../../monday/location.ts';
import { useFindPerson } from '../../../../monday/people/people-context.ts';
import { Clip } from '../../../../ui/clip.tsx';
import { ProviderMark } from '../../../../ui/provider-mark.tsx';
import { CellLink } from '../../../../ui/table/cell-link.tsx';
import { identityNote } from '../../connection-format.ts';
import { ownerName } from '../../owner.tsx';

interface IdentityProps {
  connection: Connection;
  /** The name of who connected it. */
  person: string;
}

/** Re-renders only for another name: names arrive while a list is scrolled. */
const Identity = memo(({ connection, person }: IdentityProps) => {
  const { id, displayName } = connection;
  return (
    <CellLink
      id={`of-${id}`}
      end={t('connections.detailsOf', { person: isolate(person) })}
      onOpen={() => goTo({ tab: 'connections', id, filters: placeNow().filters })}
    >
      <ProviderMark provider={connection.provider} />
      <Clip text={displayName} secondary={identityNote(connection)} />
    </CellLink>
  );
});

/** An identity by the name that a person recognises; opens the connection's own screen. */
export function IdentityCell({ connection }: { connection: Connection }) {
  const find = useFindPerson();
  const person = ownerName(connection, find);
  return <Identity connection={connection} person={person} />;
}
