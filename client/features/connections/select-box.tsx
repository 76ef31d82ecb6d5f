import '../../i18n/load/list-texts.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { Box } from '../../ui/box.tsx';
import { ownerName } from './owner.tsx';
import { deselect, rangeFrom, rangeTo, useIsSelected } from './selection.ts';
import { useSelect } from './use-select.ts';

/** Selects one connection; named by what tells it from the others. */
export default function SelectBox({ connection }: { connection: Connection }) {
  const { id, displayName, email } = connection;
  const isSelected = useIsSelected(id);
  const add = useSelect();
  const find = useFindPerson();
  const person = ownerName(connection, find);
  const identity = email && email !== displayName ? `${displayName}, ${email}` : displayName;
  return (
    <Box
      name={t('list.select.one', { identity: isolate(identity), person: isolate(person) })}
      isChecked={isSelected}
      onChange={(_isChecked, isRange) => {
        const meant = isRange ? rangeTo(connection) : [connection];
        if (isSelected) deselect(...meant.map((one) => one.id));
        else add(meant);
        rangeFrom(connection);
      }}
    />
  );
}
