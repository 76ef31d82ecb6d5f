import type { ReactNode, Ref } from 'react';
import styles from './state-page.module.css';

interface StatePageProps {
  title: string;
  /** Short paragraphs: what happened, what was not done, what to do next. */
  lines: readonly string[];
  /** Buttons below the lines. */
  actions?: ReactNode;
  children?: ReactNode;
  /** True where the state is the whole page: its title is the page's then. */
  isWholePage?: boolean;
  /** `alert` where something failed while the person waited. */
  role?: 'alert';
  /** Given where the focus is to go to the title. */
  titleRef?: Ref<HTMLHeadingElement>;
}

/** A state that takes the place of what was to be shown: empty, failed, outside monday. */
export function StatePage(props: StatePageProps) {
  const { title, lines, actions, children, isWholePage, role, titleRef } = props;
  const Title = isWholePage ? 'h1' : 'h2';
  return (
    <section className={styles.page} role={role}>
      <Title ref={titleRef} tabIndex={titleRef ? -1 : undefined} className={styles.title}>
        {title}
      </Title>
      {lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
      {actions && <div className={styles.actions}>{actions}</div>}
      {children}
    </section>
  );
}
