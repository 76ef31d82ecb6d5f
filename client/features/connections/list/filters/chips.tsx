import '../../../../i18n/load/list-texts.ts';
import { Button } from '@vibe/core';
import { CloseSmall } from '@vibe/icons';
import { useEffect, useRef } from 'react';
import { t } from '../../../../i18n/translate.ts';
import { useFindPerson } from '../../../../monday/people/people-context.ts';
import { useFormat } from '../../../../monday/profile-format.ts';
import { moveFocus } from '../../../../ui/move-focus.ts';
import { useOrganizations } from '../../get-organizations.ts';
import { filterNames } from './fields.ts';
import { chipOf } from './filter-words.ts';
import styles from './filters.module.css';
import type { ListFilters } from './list-filters.ts';

interface ChipsProps {
  filters: ListFilters;
  /** Takes the focus when the last filter is gone. */
  onLast(): void;
}

/** The filters that are set, each a button that removes it. */
export default function Chips({ filters, onLast }: ChipsProps) {
  const format = useFormat();
  const find = useFindPerson();
  const organizations = useOrganizations().data;
  const group = useRef<HTMLDivElement>(null);
  const removedAt = useRef<number | null>(null);
  const { values, count } = filters;

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each removal.
  useEffect(() => {
    const place = removedAt.current;
    removedAt.current = null;
    if (place === null) return;
    const buttons = group.current?.querySelectorAll('button') ?? [];
    if (count === 0) onLast();
    else moveFocus(buttons[Math.min(place, count - 1)]);
  }, [count]);

  if (count === 0) return null;
  const active = filterNames.filter((name) => values[name] !== undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form holds these buttons.
    <div ref={group} className={styles.chips} role="group" aria-label={t('list.filters.active')}>
      {active.map((name, place) => {
        const text = chipOf(name, values, { format, find, organizations });
        return (
          <Button
            key={name}
            kind="secondary"
            size="xs"
            className={styles.chip}
            rightIcon={CloseSmall}
            aria-label={t('list.filters.remove', { filter: text })}
            onClick={() => {
              removedAt.current = place;
              filters.setFilter(name, null);
            }}
          >
            {text}
          </Button>
        );
      })}
      <Button
        kind="tertiary"
        size="xs"
        onClick={() => {
          removedAt.current = 0;
          filters.clearFilters();
        }}
      >
        {t('list.filters.clear')}
      </Button>
    </div>
  );
}
