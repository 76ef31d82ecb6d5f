import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const client = join(import.meta.dirname, '../../client');
const folderOf = (language: string) => join(client, 'i18n', language);

/** Texts by key, such as `connections.column.person`. */
export type Texts = Map<string, string>;

function flatten(value: unknown, key: string, into: Texts): Texts {
  if (typeof value === 'string') return into.set(key, value);
  for (const [name, part] of Object.entries(value as object)) flatten(part, `${key}.${name}`, into);
  return into;
}

/** Names of the catalogue's files, without `.json`. */
export const filesOf = (language: string): string[] =>
  readdirSync(folderOf(language))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

export function textsOf(language: string): Texts {
  const texts: Texts = new Map();
  for (const file of filesOf(language)) {
    const feature = file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    flatten(
      JSON.parse(readFileSync(join(folderOf(language), `${file}.json`), 'utf8')),
      feature,
      texts,
    );
  }
  return texts;
}

const forms = /_(zero|one|two|few|many|other)$/;

/** Keys whose text depends on a number, without the form: those that have `_other`. */
export function countedKeys(texts: Texts): Set<string> {
  const endings = [...texts.keys()].filter((key) => key.endsWith('_other'));
  return new Set(endings.map((key) => key.replace(forms, '')));
}

/** The key without the form of a number. */
export const baseOf = (key: string, counted: Set<string>): string => {
  const base = key.replace(forms, '');
  return counted.has(base) ? base : key;
};

/** Returns the end of the text that a quote or backtick at `start` begins; what is put into a template is skipped. */
function endOfLiteral(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === quote) return at;
    else if (quote === '`' && source.startsWith('${', at)) at = endOfHole(source, at + 2);
    else if (quote !== '`' && source[at] === '\n') return start;
  }
  return start;
}

function endOfHole(source: string, start: number): number {
  for (let at = start; at < source.length; at++) {
    if (source[at] === '}') return at;
    if (source[at] === '{') at = endOfHole(source, at + 1);
    else if (/['"`]/.test(source[at] as string)) at = endOfLiteral(source, at);
  }
  return source.length;
}

/** Every literal of a source; a hole of a template is `*`. Those inside holes come, too. */
function literalsOf(source: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < source.length; at++) {
    if (!/['"`]/.test(source[at] as string)) continue;
    const end = endOfLiteral(source, at);
    if (end === at) continue;
    const inside = source.slice(at + 1, end);
    let pattern = '';
    for (let i = 0; i < inside.length; i++) {
      if (source[at] !== '`' || !inside.startsWith('${', i)) pattern += inside[i];
      else {
        const close = endOfHole(inside, i + 2);
        found.push(...literalsOf(inside.slice(i + 2, close)));
        pattern += '*';
        i = close;
      }
    }
    found.push(pattern);
    at = end;
  }
  return found;
}

/** Comments may hold an apostrophe, which begins no text. */
const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, '');

/** Returns all that may be a key in the view's sources: `*` stands for a part that is known at run time. */
export function keysInSources(): string[] {
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.tsx?$/.test(file));
  const literals = sources.flatMap((file) =>
    literalsOf(withoutComments(readFileSync(join(client, file), 'utf8'))),
  );
  return [...new Set(literals)].filter((literal) => /^[a-z][A-Za-z]*\.[\w.*-]+$/.test(literal));
}

/** Returns whether a key fits what stands in a source. */
export const fits = (key: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replace(/[.-]/g, '\\$&').replaceAll('*', '[^.]+')}$`).test(key);
