import '../../../../i18n/load/list-texts.ts';
import { memo, useMemo } from 'react';
import { useSession } from '../../../../api/get-session.ts';
import { t } from '../../../../i18n/translate.ts';
import { useFormat } from '../../../../monday/profile-format.ts';
import type { Choice } from '../../../../ui/select.tsx';
import { fieldValues, type ListedField, unusedDays } from './fields.ts';
import { daysOf, valueText } from './filter-words.ts';
import { LabelledSelect } from './labelled-select.tsx';
import type { ListFilters } from './list-filters.ts';

export type SelectedField = ListedField | 'provider' | 'unusedForDays';

const nameless = { find: () => ({ status: 'unknown' }) as const, organizations: undefined };

function useChoices(field: SelectedField, value: string): Choice[] {
  const { providers } = useSession().features;
  const format = useFormat();
  return useMemo(() => {
    if (field === 'unusedForDays') {
      const days = new Set([...unusedDays, ...(value ? [Number(value)] : [])]);
      return [...days].map((one) => ({ value: String(one), label: daysOf(one, format) }));
    }
    const labelOf = (one: string) => valueText(field, { [field]: one }, { format, ...nameless });
    return field === 'provider'
      ? providers.map((one) => ({ value: one, label: labelOf(one), mark: one }))
      : fieldValues[field].map((one) => ({ value: one, label: labelOf(one) }));
  }, [field, value, providers, format]);
}

interface FieldSelectProps {
  field: SelectedField;
  value: ListFilters['values'][SelectedField];
  onChange: ListFilters['setFilter'];
}

/** Narrows the list by one field of a few values. Vibe's dropdown re-renders for its own value only. */
const FieldSelect = memo(({ field, value: set, onChange }: FieldSelectProps) => {
  const value = String(set ?? '');
  const choices = useChoices(field, value);
  return (
    <LabelledSelect
      label={t(`list.filter.${field}`)}
      choices={[{ value: '', label: t('list.filters.all') }, ...choices]}
      value={value}
      onChange={(next) => onChange(field, next || null)}
    />
  );
});

export default FieldSelect;
