import { Search } from '@vibe/core';
import type { RefObject } from 'react';
import { type SearchText, useComposition } from './search-text.ts';

interface SearchFieldProps {
  text: SearchText;
  label: string;
  placeholder: string;
  clearLabel: string;
  isBusy: boolean;
  className?: string | undefined;
  ref?: RefObject<HTMLDivElement | null>;
}

/** Vibe's search field. Vibe's own delay is off: it brings back a text that was cleared meanwhile. */
export function SearchField(props: SearchFieldProps) {
  const { text, label, placeholder, clearLabel, isBusy, className, ref } = props;
  const { onText, around } = useComposition(text.set);
  return (
    <div ref={ref} className={className} {...around}>
      <Search
        size="small"
        value={text.useTyped()}
        placeholder={placeholder}
        inputAriaLabel={label}
        clearIconLabel={clearLabel}
        debounceRate={0}
        loading={isBusy}
        onChange={onText}
      />
    </div>
  );
}
