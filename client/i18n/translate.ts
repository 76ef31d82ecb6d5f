import { findText, languageNow } from './catalogue.ts';
import { numberInText } from './format.ts';

/** The texts of the view and of the pages outside the frame; a feature has a file and a line. */
interface Texts {
  activity: typeof import('./en/activity.json');
  alerts: typeof import('./en/alerts.json');
  case: typeof import('./en/case.json');
  caseLink: typeof import('./en/case-link.json');
  caseSteps: typeof import('./en/case-steps.json');
  cases: typeof import('./en/cases.json');
  newCase: typeof import('./en/new-case.json');
  connection: typeof import('./en/connection.json');
  connections: typeof import('./en/connections.json');
  entra: typeof import('./en/entra.json');
  entraActions: typeof import('./en/entra-actions.json');
  entraInventory: typeof import('./en/entra-inventory.json');
  export: typeof import('./en/export.json');
  filter: typeof import('./en/filter.json');
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

/** `connections_one` and `connections_other` are asked for as `connections`. */
type WithoutForm<Key extends string> = Key extends `${infer Base}_${'zero' | Intl.LDMLPluralRule}`
  ? Base
  : Key;

type KeysOf<Tree, Before extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Before}${WithoutForm<Key>}`
    : KeysOf<Tree[Key], `${Before}${Key}.`>;
}[keyof Tree & string];

/** A key of the English texts, which are all there are. */
export type TextKey = KeysOf<Texts>;

export interface TextValues {
  /** Chooses among the forms of a number. */
  count?: number;
  /** Given where there is no such text. */
  defaultValue?: string;
  [placeholder: string]: string | number | null | undefined;
}

/** Numbers that name something and count nothing. */
const isName = (placeholder: string) => /^(id|code|status|year|port)$/.test(placeholder);

/**
 * Returns the text of a key, such as `t('connections.title')`, in the language that is spoken, or in
 * English; with values in place of `{{name}}`, as they are: React escapes.
 * Numbers are written as the person's profile has them, but for those that are names.
 */
export function t(key: TextKey, values: TextValues = {}): string {
  const { count, defaultValue } = values;
  const text = findText(languageNow(), key, count) ?? findText('en', key, count);
  if (text === undefined) return defaultValue ?? key;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' && !isName(name) ? numberInText(value) : String(value);
  });
}

/** Keeps a name's own writing direction to itself inside a sentence. https://www.w3.org/TR/html-bdi */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
