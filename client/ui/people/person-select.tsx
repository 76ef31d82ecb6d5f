import { Dropdown, type DropdownOption } from '@vibe/core';
import { useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import type { Person } from '../../monday/people/person.ts';
import { usePeopleSearch } from '../../monday/people/use-people-search.ts';
import { Clip } from '../clip.tsx';
import { createSearchText, useComposition } from '../search-text.ts';
import { useShownValue } from '../shown-value.ts';
import styles from './person-cell.module.css';
import { nameOf, Photo } from './person-cell.tsx';

/** Beyond these a longer name is typed. */
const mostShown = 30;

/** Without the person where all that is known is the one that was chosen. */
type PersonOption = DropdownOption<{ person?: Person }>;

/** Photo and name and, so that people of one name are told apart, e-mail address or ID. */
function Option({ person, isOneOfMany }: { person: Person; isOneOfMany: boolean }) {
  const { id, name, email, status } = person;
  const notes = [
    email ?? (isOneOfMany && t('people.id', { id })),
    status !== 'active' && t(`people.status.${status}`),
  ].filter(Boolean);
  return (
    <span className={styles.person}>
      <Photo person={person} />
      <Clip text={name} secondary={notes.join(' · ') || null} />
    </span>
  );
}

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
  const [text] = useState(createSearchText);
  const typed = text.useAsked();
  const search = usePeopleSearch(typed);
  const { onText, around } = useComposition(text.set);
  const find = useFindPerson();
  const [chosen, setChosen] = useState<PersonOption | null>(null);
  const found = (search.data ?? []).slice(0, mostShown);
  const options = found.map(
    (person): PersonOption => ({ value: person.id, label: person.name, person }),
  );
  const isShared = (name: string) => found.filter((one) => one.name === name).length > 1;
  const known = chosen?.value === value ? chosen : null;
  const shown = value === null ? null : (known ?? { value, label: nameOf(value, find(value)) });
  const hint = search.isError ? 'failed' : typed.trim() === '' ? 'type' : 'none';
  return (
    <div ref={element} {...around}>
      <Dropdown<PersonOption>
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
        optionRenderer={({ person, label: name }) =>
          person ? <Option person={person} isOneOfMany={isShared(name)} /> : name
        }
        // monday's search is fuzzy: what it found is shown as it is.
        filterOption={() => true}
        onInputChange={(value) => onText(value ?? '')}
        onChange={(option) => {
          setChosen(option ?? null);
          onChange(option ? String(option.value) : null);
        }}
        onClear={() => onChange(null)}
      />
    </div>
  );
}
