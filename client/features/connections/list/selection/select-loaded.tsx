import '../../../../i18n/load/list-texts.ts';
import type { Connection } from '../../../../../server/contract/connection.ts';
import type { Rows } from '../../../../api/paged-rows.ts';
import { t } from '../../../../i18n/translate.ts';
import { Box } from '../../../../ui/box.tsx';
import { useRows } from '../../../../ui/table/rows.ts';
import { deselect, mostSelected, useSelection } from '../../selection.ts';
import { useSelect } from '../../use-select.ts';

/** Selects all rows that are loaded, or takes them out of the selection. */
export function SelectLoaded() {
  const rows = useRows() as Rows<Connection>;
  const loaded = rows.length;
  const selection = useSelection();
  const add = useSelect();
  const isWhole =
    selection.size > 0 &&
    loaded <= mostSelected &&
    loaded <= selection.size &&
    [...rows].every(({ id }) => selection.has(id));
  const toggle = () => {
    if (!isWhole) return add([...rows]);
    deselect(...Array.from(rows, ({ id }) => id));
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
