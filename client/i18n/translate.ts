import i18next from 'i18next';
import connections from './en/connections.json';
import monday from './en/monday.json';
import people from './en/people.json';
import shell from './en/shell.json';

/** The texts of the first view; a feature of it has a file and a line here. */
const en = { connections, monday, people, shell };

/** Texts that come with the parts that show them, by `addTexts`; a feature has a file and a line. */
interface LaterTexts {
  activity: typeof import('./en/activity.json');
  case: typeof import('./en/case.json');
  caseLink: typeof import('./en/case-link.json');
  caseSteps: typeof import('./en/case-steps.json');
  cases: typeof import('./en/cases.json');
  connection: typeof import('./en/connection.json');
  entra: typeof import('./en/entra.json');
  export: typeof import('./en/export.json');
  guides: typeof import('./en/guides.json');
  help: typeof import('./en/help.json');
  integrations: typeof import('./en/integrations.json');
  list: typeof import('./en/list.json');
  organizations: typeof import('./en/organizations.json');
  overview: typeof import('./en/overview.json');
  pages: typeof import('./en/pages.json');
  peopleList: typeof import('./en/people-list.json');
  permissions: typeof import('./en/permissions.json');
  report: typeof import('./en/report.json');
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en & LaterTexts };
  }
}

i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  // React escapes; once is enough.
  interpolation: { escapeValue: false },
});

/** The text of a key, such as `t('connections.title')`. */
export const t = i18next.t.bind(i18next);

/** Keeps a name's own writing direction to itself inside a sentence. https://www.w3.org/TR/html-bdi */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
