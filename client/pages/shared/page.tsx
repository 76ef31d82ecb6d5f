import { ThemeProvider } from '@vibe/core';
import { type ReactNode, useEffect, useState } from 'react';
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
  return (
    <ThemeProvider systemTheme={isPaper || isPrinting ? 'light' : preferred}>
      <main className={isPaper ? styles.paper : styles.page} data-wide={isWide || undefined}>
        <LiveRegion />
        {children}
      </main>
    </ThemeProvider>
  );
}
