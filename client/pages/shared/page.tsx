import { ThemeProvider } from '@vibe/core';
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { LiveRegion } from '../../ui/live-region.tsx';
import { usePrinting } from '../../ui/use-printing.ts';
import styles from './page.module.css';

const darkQuery = '(prefers-color-scheme: dark)';

/** Outside monday the system says which theme; a page that is only for paper stays light. */
function usePreferredTheme(): 'light' | 'dark' {
  const [isDark, setDark] = useState(() => window.matchMedia(darkQuery).matches);
  useEffect(() => {
    const media = window.matchMedia(darkQuery);
    const follow = () => setDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return isDark ? 'dark' : 'light';
}

/** On paper nothing can be unfolded; afterwards the page is as it was. */
function useUnfolded(isPrinting: boolean) {
  useLayoutEffect(() => {
    if (!isPrinting) return;
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of folded) details.open = true;
    return () => {
      for (const details of folded) details.open = false;
    };
  }, [isPrinting]);
}

interface PageProps {
  children: ReactNode;
  isPaper?: boolean;
  /** Room for tables. */
  isWide?: boolean;
}

/** A page of its own, outside monday's frame, in the look of the view. */
export function Page({ children, isPaper, isWide }: PageProps) {
  const preferred = usePreferredTheme();
  const isPrinting = usePrinting();
  useUnfolded(isPrinting);
  return (
    <ThemeProvider systemTheme={isPaper || isPrinting ? 'light' : preferred}>
      <main className={isPaper ? styles.paper : styles.page} data-wide={isWide || undefined}>
        <LiveRegion />
        {children}
      </main>
    </ThemeProvider>
  );
}
