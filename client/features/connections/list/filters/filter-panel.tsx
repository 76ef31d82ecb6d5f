import '../../../../i18n/load/list-texts.ts';
import { Text } from '@vibe/core';
import { providerName } from '../../../../i18n/provider-names.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import { useFormat } from '../../../../monday/profile-format.ts';
import { Box } from '../../../../ui/box.tsx';
import { PersonSelect } from '../../../../ui/people/person-select.tsx';
import { useOrganizations } from '../../get-organizations.ts';
import FieldSelect, { type SelectedField } from './field-select.tsx';
import { dayRanges, type DayRange as Range } from './fields.ts';
import { valueText } from './filter-words.ts';
import styles from './filters.module.css';
import { LabelledSelect } from './labelled-select.tsx';
import type { ListFilters } from './list-filters.ts';
import { PermissionSelect } from './permission-select.tsx';
import { sorts } from './sorting.ts';

/** Narrows the list to one organization, the largest offered first. */
function OrganizationSelect({ filters }: { filters: ListFilters }) {
  const format = useFormat();
  const { data, isError } = useOrganizations();
  const value = filters.values.organizationId ?? '';
  const listed = data?.items ?? [];
  const choices = listed.map(({ id, name, provider, connections }) => ({
    value: id,
    mark: provider,
    label: t('list.filters.organizationEntry', {
      organization: isolate(name),
      provider: providerName(provider),
      number: format.number(connections),
    }),
  }));
  const isListed = value === '' || listed.some(({ id }) => id === value);
  const names = { format, organizations: data, find: () => ({ status: 'unknown' }) as const };
  const other = { value, label: valueText('organizationId', filters.values, names) };
  const note = isError ? 'organizationsFailed' : data?.more ? 'organizationMore' : null;
  return (
    <LabelledSelect
      label={t('list.filter.organizationId')}
      choices={[
        { value: '', label: t('list.filters.all') },
        ...(isListed ? [] : [other]),
        ...choices,
      ]}
      value={value}
      onChange={(next) => filters.setFilter('organizationId', next || null)}
      note={note && t(`list.filters.${note}`)}
    />
  );
}

/** The first and the last day of a range, in the browser's own fields; either may be left open. */
function DayRange({ range, filters }: { range: Range; filters: ListFilters }) {
  const [from, to] = dayRanges[range];
  return (
    <fieldset className={styles.range}>
      <legend className={styles.label}>{t(`list.filters.${range}`)}</legend>
      {([from, to] as const).map((field) => (
        <input
          key={field}
          type="date"
          className={styles.day}
          aria-label={t(`list.filter.${field}`)}
          value={filters.values[field] ?? ''}
          min={field === to ? filters.values[from] : undefined}
          max={field === from ? filters.values[to] : undefined}
          onChange={({ target }) => filters.setFilter(field, target.value || null)}
        />
      ))}
    </fieldset>
  );
}

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
