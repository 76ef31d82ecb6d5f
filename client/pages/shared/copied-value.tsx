import styles from './copied-value.module.css';
import { CopyButton } from './page-copy-button.tsx';
import { t } from './page-text.ts';

/** An id or the like, whole, with a button that copies it. */
export function CopiedValue({ name, value }: { name: string; value: string }) {
  return (
    <span className={styles.value}>
      <bdi>
        <code>{value}</code>
      </bdi>
      <CopyButton text={value} label={t('pages.copyNamed', { name: `${name}: ${value}` })} />
    </span>
  );
}
