import { Text } from '@vibe/core';
import styles from './clip.module.css';

interface ClipProps {
  /** A name, an address or an id of any length and in any script. */
  text: string;
  secondary?: string | null;
}

/** One or two lines that end in an ellipsis where the room ends; the whole text is in the tooltip. */
export function Clip({ text, secondary }: ClipProps) {
  return (
    <div className={styles.clip}>
      <Text element="div" type="text2" ellipsis={false}>
        <bdi className={styles.line} title={text}>
          {text}
        </bdi>
      </Text>
      {secondary && (
        <Text element="div" type="text3" color="secondary" ellipsis={false}>
          <bdi className={styles.line} title={secondary}>
            {secondary}
          </bdi>
        </Text>
      )}
    </div>
  );
}
