/** A value that goes to a page and back. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The document of a tab, or the one that monday's page frames. */
export type Where = 'page' | 'frame';

/**
 * The parts of a tab that a walk needs, in the words of both protocols. Scripts are bodies of
 * functions; their arguments are in `arguments`.
 */
export interface DriverTab {
  open(url: string): Promise<void>;
  /** Runs a script and returns what it returns. */
  run(where: Where, script: string, ...given: Json[]): Promise<unknown>;
  /** Presses the mouse on the element that a script returns. */
  press(where: Where, script: string, ...given: Json[]): Promise<void>;
  /** Types into what has the focus; keys without a character as WebDriver numbers them. */
  type(where: Where, keys: string[]): Promise<void>;
  /** @returns PNG, as base64 */
  screenshot(): Promise<string>;
  /** @returns PDF of what would be printed, as base64; null where the driver cannot print */
  print(): Promise<string | null>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** A browser that runs. */
export interface Driver {
  /** As it names itself, with its version. */
  name: string;
  newTab(): Promise<DriverTab>;
  /** Tabs and windows that pages opened since they were asked for the last time. */
  opened(): Promise<DriverTab[]>;
  /** Errors and warnings that pages wrote since they were asked for the last time; null where it is not told. */
  written(): string[] | null;
  close(): Promise<void>;
}

/** Keys by their WebDriver numbers. https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const keys = { enter: '\uE007', control: '\uE009', tab: '\uE004', space: ' ' } as const;
