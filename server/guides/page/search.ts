import type { Guide } from '../../contract/guide.ts';
import { type Html, html } from './html.ts';
import { plain } from './page-text.ts';
import type { Words } from './page-words.ts';

/** A guide with the address that shows it. */
export interface Shown {
  guide: Guide;
  address: string;
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const textOf = (guide: Guide, step: Guide['steps'][number]): string =>
  fold(
    [guide.title, step.title, ...step.actions, step.where.menuPath ?? '', step.does, step.doesNot]
      .concat(guide.alsoCalled.map(({ phrase }) => phrase))
      .join(' '),
  );

/** Synonyms that users search for, and the provider's term. */
const phrases = (found: readonly Shown[], wanted: readonly string[]): Html[] => {
  const all = found.flatMap(({ guide }) => guide.alsoCalled);
  const fitting = all.filter(({ phrase }) => wanted.every((word) => fold(phrase).includes(word)));
  const means = new Map(fitting.map((entry) => [entry.phrase, entry.means]));
  return [...means].map(
    ([phrase, meaning]) => html`<p class="caution"><strong>“${phrase}”:</strong> ${meaning}</p>`,
  );
};

/** Steps that hold every word, each with a link to it. */
export function searchResults(words: Words, shown: readonly Shown[], q: string): Html {
  const wanted = wordsOf(q);
  const hits = shown.flatMap(({ guide, address }) =>
    guide.steps
      .filter((step) => wanted.every((word) => textOf(guide, step).includes(word)))
      .map(
        (step) =>
          html`<li><a href="${address}#${step.id}">${plain(words, step.title)}</a><br><small>${plain(words, guide.title)}</small></li>`,
      ),
  );
  return html`<article>
<h1 id="guide">${words.sayWith('Found for “{words}”', { words: q })}</h1>
${phrases(shown, wanted)}
${
  hits.length === 0
    ? html`<p>${words.say('No step holds all of these words. Try fewer, or answer the questions above.')}</p>`
    : html`<ul class="found">${hits}</ul>`
}
</article>`;
}
