import { Dropdown, type DropdownOption } from '@vibe/core';
import styles from './select.module.css';
import { useShownValue } from './shown-value.ts';

export interface Choice {
  /** Empty for "all". */
  value: string;
  label: string;
}

interface SelectProps {
  label: string;
  choices: readonly Choice[];
  value: string;
  onChange(value: string): void;
}

/** Vibe's dropdown for one choice of a few, with the attributes that it lacks. */
export function Select({ label, choices, value, onChange }: SelectProps) {
  const element = useShownValue();
  // The list opens in a dialog of its own, elsewhere in the page and without a name.
  const nameMenu = () =>
    requestAnimationFrame(() =>
      document.querySelector(`.${styles.menu}`)?.setAttribute('aria-label', label),
    );
  return (
    <div ref={element}>
      <Dropdown<DropdownOption>
        size="small"
        aria-label={label}
        menuAriaLabel={label}
        menuWrapperClassName={styles.menu}
        options={choices.map((choice): DropdownOption => ({ ...choice }))}
        value={choices.find((choice) => choice.value === value) as DropdownOption | undefined}
        clearable={false}
        onMenuOpen={nameMenu}
        onChange={(choice) => onChange(String(choice?.value ?? ''))}
      />
    </div>
  );
}
