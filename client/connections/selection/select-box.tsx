import '../list-texts.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { Box } from '../../parts/box.tsx';
import { useFindPerson } from '../../people/people-context.ts';
import { nameOf } from '../../people/person-cell.tsx';
import { isolate, t } from '../../text/text.ts';
import { deselect, useIsSelected } from './selection.ts';
import { useSelect } from './use-select.ts';

/** Selects one connection; named by what tells it from the others. */
export default function SelectBox({ connection }: { connection: Connection }) {
  const { id, displayName, email, userId } = connection;
  const isSelected = useIsSelected(id);
  const add = useSelect();
  const find = useFindPerson();
  const person = nameOf(userId, userId === null ? { status: 'unknown' } : find(userId));
  const identity = email && email !== displayName ? `${displayName}, ${email}` : displayName;
  return (
    <Box
      name={t('list.select.one', { identity: isolate(identity), person: isolate(person) })}
      isChecked={isSelected}
      onChange={() => (isSelected ? deselect(id) : add([connection]))}
    />
  );
}
