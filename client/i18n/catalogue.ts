/** Texts of a language: by feature, then by key, some keys below others. */
export interface Catalogue {
  [key: string]: string | Catalogue;
}

const catalogues = new Map<string, Catalogue>();
const listeners = new Set<(language: string) => void>();
let language = 'en';

/** Returns the language that texts are in now. */
export const languageNow = (): string => language;

export function setLanguage(next: string): void {
  language = next;
}

export const hasTexts = (of: string): boolean => catalogues.has(of);

export const textsIn = (of: string): Catalogue => catalogues.get(of) ?? {};

/** Adds texts by feature, in place of those that were there. */
export function addCatalogue(to: string, texts: Catalogue): void {
  catalogues.set(to, { ...textsIn(to), ...texts });
  for (const listener of listeners) listener(to);
}

/** Calls after texts of a language were added. */
export const onAdded = (listener: (language: string) => void): void => {
  listeners.add(listener);
};

const rules = new Map<string, Intl.PluralRules>();

function rulesOf(of: string): Intl.PluralRules {
  const known = rules.get(of) ?? new Intl.PluralRules(of);
  rules.set(of, known);
  return known;
}

/** Endings of the keys for a number, the best first: its form in the language; none where it has no number. */
function endingsFor(of: string, count: unknown): string[] {
  if (typeof count !== 'number') return [''];
  const form = `_${rulesOf(of).select(count)}`;
  return count === 0 ? ['_zero', form, ''] : [form, ''];
}

/**
 * Returns the text of a key such as `list.column.access`, in the form for a number where it has forms
 * (`connections_one`, `connections_other`), or undefined.
 */
export function findText(of: string, key: string, count: unknown): string | undefined {
  const path = key.split('.');
  const name = path.pop() ?? '';
  let at: string | Catalogue | undefined = catalogues.get(of);
  for (const step of path) at = typeof at === 'object' ? at[step] : undefined;
  if (typeof at !== 'object') return undefined;
  for (const ending of endingsFor(of, count)) {
    const text = at[name + ending];
    if (typeof text === 'string') return text;
  }
  return undefined;
}

/** Adds the English texts of a part of the view, or of a page, as it is loaded. */
export function addTexts(feature: string, texts: Catalogue): void {
  addCatalogue('en', { [feature]: texts });
}
