import { type ReactNode, useId, useState } from 'react';
import styles from './fold.module.css';
import { Folded, FoldSign } from './folded.tsx';

interface FoldProps {
  /** The line that opens it. */
  title: string;
  /** Element that tells it from others of the same title. */
  of?: string;
  /** The language of what is inside. */
  lang?: string | undefined;
  /** In a box of its own, among others. */
  isBoxed?: boolean;
  children: ReactNode;
}

/** Folds what most readers do not want behind a line that opens it; unfolded on paper. */
export function Fold({ title, of, lang, isBoxed = false, children }: FoldProps) {
  const ids = useId();
  const [titleId, insideId] = [`${ids}title`, `${ids}inside`];
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={isBoxed ? `${styles.fold} ${styles.boxed}` : styles.fold}>
      <button
        type="button"
        id={titleId}
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={insideId}
        aria-labelledby={of && `${titleId} ${of}`}
        onClick={() => setOpen(!isOpen)}
      >
        <FoldSign isOpen={isOpen} />
        {title}
      </button>
      <span className={styles.onPaper} aria-hidden="true">
        {title}
      </span>
      <Folded id={insideId} isOpen={isOpen} onFound={() => setOpen(true)}>
        <div className={styles.inside} lang={lang}>
          {children}
        </div>
      </Folded>
    </div>
  );
}
