import type { ReactNode } from 'react';

/** Text that exists in English only, in a view of any language: read and set as English. */
export function English({ children }: { children: ReactNode }) {
  return (
    <span lang="en" dir="ltr">
      {children}
    </span>
  );
}
