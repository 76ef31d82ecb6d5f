import '../list-texts.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { Box } from '../../parts/box.tsx';
import { t } from '../../text/text.ts';
import { deselect, mostSelected, useSelection } from './selection.ts';
import { useSelect } from './use-select.ts';

interface SelectLoadedProps {
  rows: readonly Connection[];
  /** How many rows there are: the same array grows in place. */
  loaded: number;
}

/** Selects all rows that are loaded, or takes them out of the selection. */
export function SelectLoaded({ rows, loaded }: SelectLoadedProps) {
  const selection = useSelection();
  const add = useSelect();
  const isWhole =
    selection.size > 0 &&
    loaded <= mostSelected &&
    loaded <= selection.size &&
    rows.every(({ id }) => selection.has(id));
  const toggle = () => {
    if (!isWhole) return add(rows);
    for (const { id } of rows) deselect(id);
  };
  return (
    <Box
      name={t('list.select.loaded')}
      isChecked={isWhole}
      isMixed={selection.size > 0}
      onChange={toggle}
    />
  );
}
