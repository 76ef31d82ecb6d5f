import type { HostConfig } from './config.ts';

/** Settings of the host page's bar; kept in its address, so that a link shows the same. */
export interface Settings {
  person: string;
  surface: 'admin' | 'account' | 'board';
  theme: 'light' | 'dark' | 'black';
  language: string;
  frame: 'strict' | 'generous';
  width: string;
}

export const defaultSettings = ({ people, frame }: Pick<HostConfig, 'people' | 'frame'>) =>
  ({
    person: String(people[0]?.id),
    surface: 'admin',
    theme: 'light',
    language: 'en',
    frame,
    width: 'full',
  }) satisfies Settings;

/** Defaults where the address says nothing. Only names that are settings are read. */
export function readSettings(search: string, defaults: Settings): Settings {
  const given = [...new URLSearchParams(search)].filter(([name]) => name in defaults);
  return { ...defaults, ...Object.fromEntries(given) };
}
