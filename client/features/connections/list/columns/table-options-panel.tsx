import '../../../../i18n/load/list-texts.ts';
import { Button, Text } from '@vibe/core';
import { t } from '../../../../i18n/translate.ts';
import { Box } from '../../../../ui/box.tsx';
import { Choices } from '../../../../ui/choices.tsx';
import { columnTitle } from './columns.tsx';
import {
  columnIds,
  defaultTableOptions,
  densities,
  fixedColumn,
  inOrder,
} from './table-options.ts';
import styles from './table-options-panel.module.css';
import { useTableOptions } from './use-table-options.ts';

/** Chooses the columns of the list and the height of its rows. */
export default function LookPanel({ id }: { id: string }) {
  const { look, isKept, choose } = useTableOptions();
  const { columns } = look;
  const show = (column: string, isShown: boolean) => {
    const others = columns.filter((one) => one !== column);
    void choose({ ...look, columns: inOrder(isShown ? [...others, column] : others) });
  };
  return (
    <section id={id} className={styles.panel} aria-label={t('list.look.title')}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('list.look.columns')}</legend>
        {columnIds.map((column) => (
          <Box
            key={column}
            label={
              column === fixedColumn
                ? `${columnTitle(column)} (${t('list.look.always')})`
                : columnTitle(column)
            }
            isChecked={columns.includes(column)}
            isDisabled={column === fixedColumn}
            onChange={(isShown) => show(column, isShown)}
          />
        ))}
      </fieldset>
      <Choices
        label={t('list.look.density')}
        choices={densities.map((density) => ({ value: density, label: t(`list.look.${density}`) }))}
        value={look.density}
        onChange={(density) => void choose({ ...look, density })}
      />
      <div className={styles.end}>
        <Button kind="tertiary" size="small" onClick={() => void choose(defaultTableOptions)}>
          {t('list.look.reset')}
        </Button>
        {!isKept && (
          <Text type="text2" ellipsis={false} role="alert">
            {t('list.look.notKept')}
          </Text>
        )}
      </div>
    </section>
  );
}
