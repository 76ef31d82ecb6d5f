import i18next from 'i18next';

/** The texts of the view and of the pages outside the frame; a feature has a file and a line. */
interface Texts {
  activity: typeof import('./en/activity.json');
  alerts: typeof import('./en/alerts.json');
  case: typeof import('./en/case.json');
  caseLink: typeof import('./en/case-link.json');
  caseSteps: typeof import('./en/case-steps.json');
  cases: typeof import('./en/cases.json');
  connection: typeof import('./en/connection.json');
  connections: typeof import('./en/connections.json');
  entra: typeof import('./en/entra.json');
  entraActions: typeof import('./en/entra-actions.json');
  entraInventory: typeof import('./en/entra-inventory.json');
  export: typeof import('./en/export.json');
  guides: typeof import('./en/guides.json');
  help: typeof import('./en/help.json');
  integrations: typeof import('./en/integrations.json');
  list: typeof import('./en/list.json');
  monday: typeof import('./en/monday.json');
  names: typeof import('./en/names.json');
  organizations: typeof import('./en/organizations.json');
  overview: typeof import('./en/overview.json');
  pages: typeof import('./en/pages.json');
  people: typeof import('./en/people.json');
  peopleList: typeof import('./en/people-list.json');
  permissions: typeof import('./en/permissions.json');
  report: typeof import('./en/report.json');
  shell: typeof import('./en/shell.json');
  ui: typeof import('./en/ui.json');
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Texts };
  }
}

// Without texts: each part adds its own by `addTexts` when it is loaded.
i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: {} } },
  initAsync: false,
  // React escapes; once is enough.
  interpolation: { escapeValue: false },
});

/** The text of a key, such as `t('connections.title')`. */
export const t = i18next.t.bind(i18next);

/** Keeps a name's own writing direction to itself inside a sentence. https://www.w3.org/TR/html-bdi */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
