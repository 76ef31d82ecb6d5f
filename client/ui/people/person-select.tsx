import { Dropdown, type DropdownOption } from '@vibe/core';
import { useDeferredValue, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { usePeopleSearch } from '../../monday/people/use-people-search.ts';
import { useShownValue } from '../shown-value.ts';
import { nameOf } from './person-cell.tsx';

interface PersonSelectProps {
  label: string;
  value: string | null;
  /** As tall as the fields beside it. */
  size?: 'small' | 'medium';
  onChange(userId: string | null): void;
}

/** Finds a person by their name in monday, which answers as the person who looks. */
export function PersonSelect(props: PersonSelectProps) {
  const { label, value, size = 'medium', onChange } = props;
  const element = useShownValue();
  const [typed, setTyped] = useState('');
  const search = usePeopleSearch(useDeferredValue(typed));
  const find = useFindPerson();
  const [chosen, setChosen] = useState<DropdownOption | null>(null);
  const options = (search.data ?? []).map(
    ({ id, name, status }): DropdownOption => ({
      value: id,
      label: status === 'active' ? name : `${name} (${t(`people.status.${status}`)})`,
    }),
  );
  const known = chosen?.value === value ? chosen : null;
  const shown = value === null ? null : (known ?? { value, label: nameOf(value, find(value)) });
  const hint = search.isError ? 'failed' : typed.trim() === '' ? 'type' : 'none';
  return (
    <div ref={element}>
      <Dropdown<DropdownOption>
        searchable
        label={label}
        size={size}
        placeholder={t('people.search.placeholder')}
        inputAriaLabel={label}
        menuAriaLabel={label}
        clearAriaLabel={t('people.search.clear')}
        options={options}
        value={shown ?? undefined}
        loading={search.isFetching}
        noOptionsMessage={t(`people.search.${hint}`)}
        // monday's search is fuzzy: what it found is shown as it is.
        filterOption={() => true}
        onInputChange={(text) => setTyped(text ?? '')}
        onChange={(option) => {
          setChosen(option ?? null);
          onChange(option ? String(option.value) : null);
        }}
        onClear={() => onChange(null)}
      />
    </div>
  );
}
