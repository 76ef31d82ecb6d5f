import { CopyButton } from './copy-button.tsx';
import styles from './long-id.module.css';

const endLength = 12;

/**
 * An id in one line with a button that copies it. Where there is too little room, its middle is cut for
 * the eye; selected, printed or read aloud it is whole.
 *
 * @param label the name of the button
 */
export const LongId = ({ id, label }: { id: string; label: string }) => (
  <span className={styles.id} data-tips>
    <code className={styles.text} dir="ltr" data-whole>
      <span className={styles.head}>{id.slice(0, -endLength)}</span>
      <span className={styles.end}>{id.slice(-endLength)}</span>
    </code>
    <CopyButton text={id} label={label} />
  </span>
);
