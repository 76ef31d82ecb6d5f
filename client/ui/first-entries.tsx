import { Button } from '@vibe/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../i18n/translate.ts';
import { Entries } from './entries.tsx';
import { moveFocus } from './move-focus.ts';

const atFirst = 10;

interface FirstEntriesProps<Item> {
  label: string;
  items: readonly Item[];
  entry(item: Item): ReactNode;
}

/** A list that may be long, of which a few are shown until all are asked for. */
export function FirstEntries<Item>({ label, items, entry }: FirstEntriesProps<Item>) {
  const [isWhole, setWhole] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: reading goes on at the first entry that came.
  useEffect(() => {
    if (!isWhole) return;
    const came = element.current?.querySelectorAll('li')[atFirst];
    if (came) {
      came.tabIndex = -1;
      moveFocus(came);
    }
  }, [isWhole]);
  return (
    <div ref={element}>
      <Entries label={label}>{(isWhole ? items : items.slice(0, atFirst)).map(entry)}</Entries>
      {!isWhole && items.length > atFirst && (
        <Button
          kind="tertiary"
          size="small"
          aria-label={t('shell.showMoreOf', { number: items.length - atFirst, list: label })}
          onClick={() => setWhole(true)}
        >
          {t('shell.showMore', { number: items.length - atFirst })}
        </Button>
      )}
    </div>
  );
}
