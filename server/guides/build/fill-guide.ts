import type { Guide, GuideLink, Placeholder } from '../../contract/guide.ts';
import { placeholder } from '../../contract/guide.ts';
import type { Language } from '../../contract/language.ts';
import {
  type GuideTemplate,
  linesBeside,
  type StepTemplate,
} from '../../providers/guide/guide-template.ts';
import { quoteForBash, quoteForPowerShell } from '../../providers/guide/quote.ts';
import { sayerOf, sayGuide } from '../languages/translate.ts';

/** Known values. A value that is absent, or that cannot be used where it stands, stays a placeholder. */
export type GuideValues = Partial<Record<Placeholder, string>>;

/** Any placeholder in a text, as one capture. */
export const placeholderPattern = new RegExp(`\\{(${placeholder.options.join('|')})\\}`, 'g');

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const lineBreaking = /[\p{Cc}\u2028\u2029]+/gu;
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Lists may span lines; names may not, and nothing may look like a placeholder once it is in. */
function cleanValue(name: Placeholder, value: string): string {
  const isList = name === 'identities';
  const lines = isList ? value.split('\n') : [value];
  return lines
    .map((line) => line.replace(directionMarks, '').replace(lineBreaking, ' ').trim())
    .join('\n')
    .replaceAll('{', '(')
    .replaceAll('}', ')');
}

class Filler {
  readonly unfilled = new Set<Placeholder>();
  readonly values: GuideValues;
  constructor(values: GuideValues) {
    this.values = values;
  }

  private replace(text: string, write: (value: string, name: Placeholder) => string | null) {
    return text.replace(placeholderPattern, (open, name: Placeholder) => {
      const value = this.values[name];
      const written = value ? write(value, name) : null;
      if (written === null) this.unfilled.add(name);
      return written ?? open;
    });
  }

  text(text: string): string {
    return this.replace(text, (value, name) => cleanValue(name, value));
  }

  /** Only ids stand in commands, and only a GUID is one: a name never gets near a shell. */
  command(text: string, quote: (value: string) => string): string {
    return this.replace(text, (value) => (guid.test(value) ? quote(value) : null));
  }

  /** The first link that can be filled; links that cannot be leave nothing open. */
  link(links: readonly GuideLink[]): GuideLink | null {
    for (const { label, url } of links) {
      const names = [...url.matchAll(placeholderPattern)].map(([, name]) => name as Placeholder);
      if (!names.every((name) => guid.test(this.values[name] ?? ''))) continue;
      return { label: this.text(label), url: this.replace(url, encodeURIComponent) };
    }
    return null;
  }

  /** Every text of a plain value, however deep. */
  texts<Value>(value: Value): Value {
    if (typeof value === 'string') return this.text(value) as Value;
    if (Array.isArray(value)) return value.map((entry) => this.texts(entry)) as Value;
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, entry]) => [key, this.texts(entry)]);
    return Object.fromEntries(entries) as Value;
  }

  step({ commands, where, actions, ...step }: StepTemplate, shown: ReadonlySet<string>) {
    return {
      ...this.texts(step),
      actions: this.texts(linesBeside(actions, shown)),
      where: {
        menuPath: where.menuPath === null ? null : this.text(where.menuPath),
        link: this.link(where.links),
      },
      commands: commands.map(({ look, change, check, ...about }) => {
        const quote = about.tool === 'azure-cli' ? quoteForBash : quoteForPowerShell;
        return {
          ...this.texts(about),
          look: this.command(look, quote),
          change: this.command(change, quote),
          check: this.command(check, quote),
        };
      }),
    };
  }
}

/**
 * A guide in a language, with what is known put in. What is not known stays as `{name}`, and `unfilled` names it,
 * so that whoever shows the guide can mark it; a command that still holds one stops by itself.
 */
export function fillGuide(
  template: GuideTemplate,
  values: GuideValues,
  language: Language = 'en',
): Guide {
  const filler = new Filler(values);
  const { isForEveryone: _whom, ...said } = sayGuide(template, sayerOf(language));
  const { steps, ...rest } = said;
  const shown = new Set(steps.map(({ id }) => id));
  const lines = {
    summary: linesBeside(rest.summary, shown),
    warnings: linesBeside(rest.warnings, shown),
    doesNot: linesBeside(rest.doesNot, shown),
    check: linesBeside(rest.check, shown),
  };
  const filled = {
    ...filler.texts({ ...rest, ...lines }),
    steps: steps.map((one) => filler.step(one, shown)),
  };
  return { ...filled, language, unfilled: [...filler.unfilled].sort() };
}
