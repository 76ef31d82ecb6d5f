import { createContext, useContext } from 'react';
import { browserFormat, type Format } from '../i18n/format.ts';

/** The outcome of opening a link in a tab; `unsure` where no answer came. */
export type Opened = 'opened' | 'refused' | 'unsure';

/**
 * Differences between monday's frame and a tab of the browser. Components that both show ask here
 * and know neither.
 */
export interface Surroundings {
  format: Format;
  /** Tells a result for a moment; null where there is no place for it but the page itself. */
  notice: ((message: string) => void) | null;
  /** Opens an address in a tab; null where the browser follows a link by itself. */
  openLink: ((url: string) => Promise<Opened>) | null;
}

const tabOfBrowser: Surroundings = {
  get format() {
    return browserFormat();
  },
  notice: null,
  openLink: null,
};

/** A tab of the browser where nothing else is said. */
export const SurroundingsContext = createContext<Surroundings>(tabOfBrowser);

export const useSurroundings = (): Surroundings => useContext(SurroundingsContext);
