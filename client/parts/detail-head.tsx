import { BreadcrumbItem, BreadcrumbsBar, Heading } from '@vibe/core';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './detail-head.module.css';

interface DetailHeadProps {
  /** The list that the detail belongs to. */
  list: string;
  title: string;
  onBack(): void;
  children?: ReactNode;
}

/** The way back to the list, and the title, which takes the focus as the screen opens. */
export function DetailHead({ list, title, onBack, children }: DetailHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className={styles.head}>
      {/* Vibe's bar puts its items into lists of its own: each needs a key. */}
      <BreadcrumbsBar type="navigation">
        <BreadcrumbItem key="list" text={list} isClickable onClick={onBack} />
        <BreadcrumbItem key="title" text={title} isCurrent />
      </BreadcrumbsBar>
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
