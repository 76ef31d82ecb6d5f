import { type ReactNode, useId, useState } from 'react';
import { Folded, FoldSign } from './folded.tsx';
import styles from './section-fold.module.css';

interface SectionFoldProps {
  title: string;
  /** Also names the section, apart from others of the same title. */
  note?: string;
  /** Beside the title, such as a state. */
  aside?: ReactNode;
  /** For links into the page. */
  id?: string;
  isOpen: boolean;
  onToggle(): void;
  children: ReactNode;
}

/**
 * A part of a screen that is folded to its heading. Vibe's own has no heading and calls what it unfolds
 * a region without a name. What was unfolded once stays in place, hidden: nothing typed gets lost.
 */
export function SectionFold({
  title,
  note,
  aside,
  id,
  isOpen,
  onToggle,
  children,
}: SectionFoldProps) {
  const ids = useId();
  const [titleId, noteId, contentId] = [`${ids}title`, `${ids}note`, `${ids}content`];
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return (
    <section
      id={id}
      className={styles.fold}
      aria-labelledby={note === undefined ? titleId : `${titleId} ${noteId}`}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>
          <button
            type="button"
            className={styles.button}
            aria-expanded={isOpen}
            aria-controls={wasOpen ? contentId : undefined}
            aria-describedby={note === undefined ? undefined : noteId}
            onClick={onToggle}
          >
            <FoldSign isOpen={isOpen} />
            <bdi id={titleId}>{title}</bdi>
          </button>
        </h2>
        {aside}
        {note !== undefined && (
          <span id={noteId} className={styles.note}>
            {note}
          </span>
        )}
      </div>
      {wasOpen && (
        <Folded id={contentId} isOpen={isOpen} onFound={onToggle}>
          <div className={styles.content}>{children}</div>
        </Folded>
      )}
    </section>
  );
}
