import { Heading, Text } from '@vibe/core';
import type { ReactNode } from 'react';
import styles from './touches.module.css';

/** A part of what a case touches, with its title. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <Heading type="h3" element="h3" ellipsis={false}>
        {title}
      </Heading>
      {children}
    </div>
  );
}

/** A sentence of such a part. */
export const Line = ({ children }: { children: ReactNode }) => (
  <Text type="text2" ellipsis={false}>
    {children}
  </Text>
);
