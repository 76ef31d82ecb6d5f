import type { SystemTheme, ThemeProviderProps } from '@vibe/core';
import { browserLanguage } from '../i18n/language.ts';

/** monday's context: user, location and theme; every part of it may be absent. */
export interface MondayContext {
  theme: SystemTheme;
  themeConfig: ThemeProviderProps['themeConfig'];
  /** Only for what to load first; what a person may see is decided by the server. */
  isAdmin: boolean;
  /** A language tag, such as `en`: of the person's monday profile, else of the browser. */
  language: string;
  countryCode: string | null;
  timeFormat: '12H' | '24H' | null;
  /** Permissions that the app asks for and the account has not approved. */
  missingScopes: string[];
}

const themes: readonly string[] = ['light', 'dark', 'black'] satisfies SystemTheme[];
const isTheme = (name: unknown): name is SystemTheme =>
  typeof name === 'string' && themes.includes(name);

/** https://developer.monday.com/apps/docs/mondayget#context */
interface RawContext {
  theme?: string;
  themeConfig?: MondayContext['themeConfig'];
  user?: {
    isAdmin?: boolean;
    currentLanguage?: string;
    countryCode?: string;
    timeFormat?: string;
  };
  permissions?: { approvedScopes?: string[]; requiredScopes?: string[] };
}

/** Reads what monday sent. Nothing in it is signed: it decides looks, never rights. */
export function readContext(raw: unknown): MondayContext {
  const { theme, themeConfig, user, permissions } = (raw ?? {}) as RawContext;
  const approved = permissions?.approvedScopes ?? [];
  return {
    theme: isTheme(theme) ? theme : 'light',
    themeConfig,
    isAdmin: user?.isAdmin === true,
    language: user?.currentLanguage || browserLanguage(),
    countryCode: user?.countryCode ?? null,
    timeFormat: user?.timeFormat === '12H' || user?.timeFormat === '24H' ? user.timeFormat : null,
    missingScopes: (permissions?.requiredScopes ?? []).filter((name) => !approved.includes(name)),
  };
}
