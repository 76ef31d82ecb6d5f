import styles from './clip.module.css';

interface ClipProps {
  /** A name, an address or an id of any length and in any script. */
  text: string;
  secondary?: string | null;
}

/**
 * One or two lines that end in an ellipsis where the room ends; the whole text is in the tooltip.
 * Plain elements in Vibe's fonts and colours: a table draws hundreds of them while it is scrolled.
 */
export function Clip({ text, secondary }: ClipProps) {
  return (
    <div className={styles.clip}>
      <bdi className={styles.line}>{text}</bdi>
      {secondary && <bdi className={styles.note}>{secondary}</bdi>}
    </div>
  );
}
