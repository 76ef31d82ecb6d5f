import { Button, Heading, Text } from '@vibe/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../i18n/translate.ts';
import styles from './detail-head.module.css';
import { moveFocus } from './move-focus.ts';

interface DetailHeadProps {
  /** The list that the detail belongs to. */
  list: string;
  title: string;
  onBack(): void;
  /** As wide as the screen. */
  isWide?: boolean;
  children?: ReactNode;
}

/** Vibe's own bar leaves keys out of its list, and lets a long title squeeze the way back. */
function Breadcrumbs({ list, title, onBack }: DetailHeadProps) {
  return (
    <nav aria-label={t('shell.breadcrumbs')}>
      <ol className={styles.trail}>
        <li className={styles.back}>
          <Button kind="tertiary" size="xs" noSidePadding onClick={onBack}>
            {list}
          </Button>
        </li>
        <li className={styles.here} aria-current="page">
          <Text type="text2">
            <bdi>{title}</bdi>
          </Text>
        </li>
      </ol>
    </nav>
  );
}

/** The way back to the list, and the title, which takes the focus as the screen opens. */
export function DetailHead(props: DetailHeadProps) {
  const { title, isWide, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => moveFocus(heading.current, { preventScroll: true }), []);
  return (
    <header className={isWide ? `${styles.head} ${styles.wide}` : styles.head}>
      <Breadcrumbs {...props} />
      <Heading
        ref={heading}
        type="h2"
        element="h1"
        ellipsis={false}
        tabIndex={-1}
        className={styles.title}
      >
        <bdi>{title}</bdi>
      </Heading>
      {children}
    </header>
  );
}

/** Sums up a detail below its title: who, what, its state, what is next. */
export const HeadCard = ({ children }: { children: ReactNode }) => (
  <div className={styles.card}>{children}</div>
);

/** Short things of a card, side by side as long as there is room. */
export const HeadLine = ({ children }: { children: ReactNode }) => (
  <div className={styles.line}>{children}</div>
);

interface NextLineProps {
  /** Names the line, where it is a part of its own. */
  label?: string;
  text: ReactNode;
  children: ReactNode;
}

/** Shows what is to be done next, with its buttons: the strongest thing on its page. */
export function NextLine({ label, text, children }: NextLineProps) {
  const Part = label === undefined ? 'div' : 'section';
  return (
    <Part className={styles.next} aria-label={label}>
      <Text type="text1" weight="medium" ellipsis={false}>
        {text}
      </Text>
      <div className={styles.buttons}>{children}</div>
    </Part>
  );
}
