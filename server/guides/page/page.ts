import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderId } from '../../contract/common.ts';
import { fillPublic, type PublicValues } from '../public.ts';
import type { GuideTemplate } from '../template.ts';
import { addressesOf } from './addresses.ts';
import { audienceOf, choiceOf, type PageQuery } from './choice.ts';
import { chooser } from './chooser.ts';
import { guideSection } from './guide.ts';
import { Html, html } from './html.ts';
import { searchResults } from './search.ts';
import { plain } from './text.ts';

/** In the page, so that a saved or mailed copy looks and prints the same. Ours, so safe as it is. */
const style = new Html(readFileSync(join(import.meta.dirname, 'guide.css'), 'utf8'));

const supporting = html`<aside class="summary" aria-labelledby="supporting">
<h2 id="supporting">When you support someone</h2>
<ul>
<li>Never ask for a password or a code. The person, or their admin, signs in and does the steps.</li>
<li>Check who asks you: call them back on a number that you know.</li>
<li>Compare the application ID with the one that they see.</li>
<li>Note what was done, by whom and when, for each half.</li>
</ul>
</aside>`;

const start = html`<article>
<h1 id="guide">Take back access that you gave through monday</h1>
<p>Answer the questions above. Each answer is a link that you can send to others.</p>
<section class="summary" aria-labelledby="halves">
<h2 id="halves">There are always two halves</h2>
<ul>
<li>At the service, such as Microsoft: the permission is taken away, or blocked.</li>
<li>In monday: the stored credential is deleted.</li>
</ul>
<p>One half without the other is not enough.</p>
</section>
<p class="caution"><strong>“Connected apps and services”:</strong> For a work or school account this is <a href="/guide?provider=microsoft&amp;who=self&amp;about=work">My Apps</a>. For a personal Microsoft account it is <a href="/guide?provider=microsoft&amp;who=self&amp;about=personal">the Privacy page</a>.</p>
</article>`;

function content(
  guides: readonly GuideTemplate[],
  query: PageQuery,
  values: PublicValues,
  icon: string | null,
): { title: string; body: Html } {
  const fill = (template: GuideTemplate, provider: ProviderId) =>
    fillPublic(template, values, provider, icon);
  if (query.q) {
    const shown = addressesOf(guides).map(({ template, provider, address }) => ({
      guide: fill(template, provider),
      address,
    }));
    return { title: `Found for “${query.q}”`, body: searchResults(shown, query.q) };
  }
  const choice = choiceOf(guides, query);
  if (choice === null) return { title: 'Take back access', body: start };
  const guide = fill(choice.provider, query.provider);
  const aside = query.who === 'support' && supporting;
  return {
    title: plain(guide.title),
    body: html`${aside}${guideSection(guide, choice.notice)}`,
  };
}

/** The public page, whole, for these answers. */
export function renderGuidePage(
  guides: readonly GuideTemplate[],
  query: PageQuery,
  values: PublicValues,
  icon: string | null,
): string {
  const { title, body } = content(guides, query, values, icon);
  const page = html`<!doctype html>
<html lang="en" data-audience="${audienceOf(query)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Guide · ${values.appName}</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${icon ?? 'data:,'}">
<style>${style}</style>
<script src="/guide.js" defer></script>
</head>
<body>
<a class="skip" href="#guide">To the guide</a>
<header>
<p class="name"><a href="/guide">Revocation guide</a> <span>for ${values.appName}</span></p>
<div id="search" role="search" hidden>
<label for="search-words">Search all guides</label>
<input id="search-words" type="search" maxlength="200" value="${query.q ?? ''}">
<button type="button" id="search-go">Search</button>
</div>
<p class="hint" id="no-search">To search without JavaScript, use your browser’s search in the page.</p>
</header>
<main>
${chooser(query)}
${body}
</main>
<footer>
<p>This page holds nothing of any account. Pages of others change: the dates say when each was last read.</p>
<p id="copied" role="status"></p>
</footer>
</body>
</html>
`;
  return page.markup;
}
