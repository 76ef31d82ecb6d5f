import { Dropdown, type DropdownOption } from '@vibe/core';
import type { ProviderId } from '../../server/contract/provider-facts.ts';
import { t } from '../i18n/translate.ts';
import { ProviderMark } from './provider-mark.tsx';
import styles from './select.module.css';
import { useShownValue } from './shown-value.ts';

export interface Choice {
  /** Empty for "all". */
  value: string;
  label: string;
  /** Stays visible however long the label is, such as a count. */
  end?: string;
  /** The provider whose mark stands before the label. */
  mark?: ProviderId;
}

/** From this many on, choices are found by typing. */
const many = 20;

/** Beside the label, which gives way. */
const End = ({ text }: { text: string }) => <span className={styles.end}>{text}</span>;

interface SelectProps {
  label: string;
  choices: readonly Choice[];
  value: string;
  onChange(value: string): void;
}

/** Vibe's dropdown for one choice, with the attributes that it lacks; searched where there are many. */
export function Select({ label, choices, value, onChange }: SelectProps) {
  const element = useShownValue();
  const search =
    choices.length > many
      ? {
          searchable: true as const,
          inputAriaLabel: label,
          noOptionsMessage: t('connections.empty.filter.title'),
        }
      : { searchable: false as const };
  // The list opens in a dialog of its own, elsewhere in the page and without a name.
  const nameMenu = () =>
    requestAnimationFrame(() =>
      document.querySelector(`.${styles.menu}`)?.setAttribute('aria-label', label),
    );
  return (
    <div ref={element}>
      <Dropdown<DropdownOption>
        size="small"
        {...search}
        aria-label={label}
        menuAriaLabel={label}
        menuWrapperClassName={styles.menu}
        options={choices.map(
          ({ end, mark, ...choice }): DropdownOption => ({
            ...choice,
            ...(mark && {
              startElement: { type: 'custom', render: () => <ProviderMark provider={mark} /> },
            }),
            ...(end !== undefined && {
              endElement: { type: 'custom', render: () => <End text={end} /> },
            }),
          }),
        )}
        value={choices.find((choice) => choice.value === value) as DropdownOption | undefined}
        clearable={false}
        onMenuOpen={nameMenu}
        onChange={(choice) => onChange(String(choice?.value ?? ''))}
      />
    </div>
  );
}
