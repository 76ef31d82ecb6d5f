import { RadioButton, Text } from '@vibe/core';
import { useId } from 'react';
import styles from './choices.module.css';
import { FieldSet } from './field-set.tsx';

export interface RadioChoice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

interface ChoicesProps<Value extends string> {
  /** The question, read before the answers. */
  label: string;
  isLabelHidden?: boolean;
  choices: readonly RadioChoice<Value>[];
  value: Value | null;
  onChange(value: Value): void;
}

/** One of a few answers, each with a line that says what it means. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, isLabelHidden, choices, value, onChange } = props;
  const name = useId();
  return (
    <FieldSet legend={label} isLegendHidden={isLabelHidden}>
      {choices.map((choice) => (
        <div key={choice.value} className={styles.choice}>
          <RadioButton
            name={name}
            value={choice.value}
            text={choice.label}
            checked={choice.value === value}
            onSelect={() => onChange(choice.value)}
          />
          {choice.hint && (
            <div className={styles.hint}>
              <Text type="text2" color="secondary" ellipsis={false}>
                {choice.hint}
              </Text>
            </div>
          )}
        </div>
      ))}
    </FieldSet>
  );
}
