import { providerName } from '../../../../i18n/provider-names.ts';
import '../../../../i18n/load/list-texts.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import { useFormat } from '../../../../monday/profile-format.ts';
import { useOrganizations } from '../../get-organizations.ts';
import { valueText } from './filter-words.ts';
import { LabelledSelect } from './labelled-select.tsx';
import type { ListFilters } from './list-filters.ts';

/** Narrows the list to one organization, the largest offered first. */
export function OrganizationSelect({ filters }: { filters: ListFilters }) {
  const format = useFormat();
  const { data, isError } = useOrganizations();
  const value = filters.values.organizationId ?? '';
  const listed = data?.items ?? [];
  const choices = listed.map(({ id, name, provider, connections }) => ({
    value: id,
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
