import '../../../../i18n/load/list-texts.ts';
import { Text } from '@vibe/core';
import { t } from '../../../../i18n/translate.ts';
import { Box } from '../../../../ui/box.tsx';
import { PersonSelect } from '../../../../ui/people/person-select.tsx';
import { DayRange } from './day-range.tsx';
import FieldSelect, { type SelectedField } from './field-select.tsx';
import styles from './filters.module.css';
import { LabelledSelect } from './labelled-select.tsx';
import type { ListFilters } from './list-filters.ts';
import { OrganizationSelect } from './organization-select.tsx';
import { PermissionSelect } from './permission-select.tsx';
import { sorts } from './sorting.ts';

const firstFields = ['provider', 'state'] as const satisfies readonly SelectedField[];
const otherFields = [
  'alert',
  'accountType',
  'access',
  'risk',
  'unusedForDays',
] as const satisfies readonly SelectedField[];

function SortSelect({ filters }: { filters: ListFilters }) {
  return (
    <LabelledSelect
      label={t('list.filters.sort')}
      choices={sorts.map((sort) => ({ value: sort, label: t(`list.sort.${sort}`) }))}
      value={filters.sort}
      onChange={filters.setSort}
    />
  );
}

interface FilterPanelProps {
  id: string;
  filters: ListFilters;
  /** True if it also holds the filters that stand beside the search where there is room. */
  isWhole: boolean;
}

/** Every filter of the list, and its order. */
export default function FilterPanel({ id, filters, isWhole }: FilterPanelProps) {
  const fields = isWhole ? [...firstFields, ...otherFields] : otherFields;
  return (
    <section id={id} className={styles.panel} aria-label={t('list.filters.title')}>
      {fields.map((field) => (
        <FieldSelect
          key={field}
          field={field}
          value={filters.values[field]}
          onChange={filters.setFilter}
        />
      ))}
      <OrganizationSelect filters={filters} />
      <PermissionSelect filters={filters} />
      <DayRange range="connected" filters={filters} />
      <DayRange range="used" filters={filters} />
      <SortSelect filters={filters} />
      <PersonSelect
        size="small"
        label={t('list.filters.person')}
        value={filters.values.person ?? null}
        onChange={(userId) => filters.setFilter('person', userId)}
      />
      <div className={styles.wide}>
        <Box
          label={t('list.filters.deactivated')}
          isChecked={filters.values.deactivated === true}
          onChange={(isSet) => filters.setFilter('deactivated', isSet ? 'true' : null)}
        />
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('list.filters.deactivatedHint')}
        </Text>
      </div>
    </section>
  );
}
