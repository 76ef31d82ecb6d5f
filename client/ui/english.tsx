import type { ReactNode } from 'react';

/** What there is in English only, in a view of whatever language: read and set as English. */
export function English({ children }: { children: ReactNode }) {
  return (
    <span lang="en" dir="ltr">
      {children}
    </span>
  );
}
