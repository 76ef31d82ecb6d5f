import type { Guide } from '../../contract/guide.ts';
import { type Html, html } from './html.ts';
import { plain } from './text.ts';

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

/** What people may call it, and what that means at the provider. */
const phrases = (found: readonly Shown[], words: readonly string[]): Html[] => {
  const all = found.flatMap(({ guide }) => guide.alsoCalled);
  const fitting = all.filter(({ phrase }) => words.every((word) => fold(phrase).includes(word)));
  const means = new Map(fitting.map((entry) => [entry.phrase, entry.means]));
  return [...means].map(
    ([phrase, meaning]) => html`<p class="caution"><strong>“${phrase}”:</strong> ${meaning}</p>`,
  );
};

/** Steps that hold every word, each with a link to it. */
export function searchResults(shown: readonly Shown[], q: string): Html {
  const words = wordsOf(q);
  const hits = shown.flatMap(({ guide, address }) =>
    guide.steps
      .filter((step) => words.every((word) => textOf(guide, step).includes(word)))
      .map(
        (step) =>
          html`<li><a href="${address}#${step.id}">${plain(step.title)}</a><br><small>${plain(guide.title)}</small></li>`,
      ),
  );
  return html`<article>
<h1 id="guide">Found for “${q}”</h1>
${phrases(shown, words)}
${
  hits.length === 0
    ? html`<p>No step holds all of these words. Try fewer, or answer the questions above.</p>`
    : html`<ul class="found">${hits}</ul>`
}
</article>`;
}
