import type { ReactNode } from 'react';

interface ScrolledProps {
  label: string;
  className: string | undefined;
  dir?: 'ltr';
  children: ReactNode;
}

/** A text that scrolls by itself: keys must reach it, and it needs a name then. */
export const Scrolled = ({ label, className, dir, children }: ScrolledProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a field set is for fields of a form.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it.
  <pre className={className} dir={dir} tabIndex={0} role="group" aria-label={label}>
    {children}
  </pre>
);
