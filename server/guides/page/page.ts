import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderId } from '../../contract/common.ts';
import type { Language } from '../../contract/language.ts';
import { entraProviders, providerIds } from '../../contract/provider-facts.ts';
import type { GuideTemplate } from '../../providers/guide/guide-template.ts';
import { fillPublic, type PublicValues } from '../build/public-guide.ts';
import { addressesOf } from './addresses.ts';
import { type About, addressOf, audienceOf, choiceOf, type PageQuery } from './choice.ts';
import { chooser } from './chooser.ts';
import { Html, html } from './html.ts';
import { guideSection } from './page-guide.ts';
import { plain } from './page-text.ts';
import type { Words } from './page-words.ts';
import { searchResults } from './search.ts';

/** In the page, so that a saved or mailed copy looks and prints the same. Ours, so safe as it is. */
const style = new Html(readFileSync(join(import.meta.dirname, 'guide.css'), 'utf8'));

const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  ja: '日本語',
};

const supportLines = [
  'Never ask for a password or a code. The person, or their admin, signs in and does the steps.',
  'Check who asks you: call them back on a number that you know.',
  'Compare the application ID with the one that they see.',
  'Note what was done, by whom and when, at the provider and in monday.',
];

const connectedApps =
  'For a work or school account this is {myApps}. For a personal Microsoft account it is {privacy}.';

const ownGuide = ({ say, language }: Words, about: About, name: string): Html =>
  html`<a href="${addressOf({ provider: entraProviders[0] ?? providerIds[0] }, { who: 'self', about, language })}">${say(name)}</a>`;

const supporting = ({ say }: Words) => html`<aside class="summary" aria-labelledby="supporting">
<h2 id="supporting">${say('When you support someone')}</h2>
<ul>
${supportLines.map((line) => html`<li>${say(line)}</li>`)}
</ul>
</aside>`;

const start = (words: Words) => html`<article>
<h1 id="guide">${words.say('Revoke access that you gave through monday')}</h1>
<p>${words.say('Answer the questions above. Each answer is a link that you can send to others.')}</p>
<section class="summary" aria-labelledby="halves">
<h2 id="halves">${words.say('Access is always in two places')}</h2>
<ul>
<li>${words.say('At the service, such as Microsoft: the permission is removed, or blocked.')}</li>
<li>${words.say('In monday: the stored credential is deleted.')}</li>
</ul>
<p>${words.say('One without the other is not enough.')}</p>
</section>
<p class="caution"><strong>“Connected apps and services”:</strong> ${words.sayWith(connectedApps, {
  myApps: ownGuide(words, 'work', 'My Apps'),
  privacy: ownGuide(words, 'personal', 'the Privacy page'),
})}</p>
</article>`;

function content(
  guides: readonly GuideTemplate[],
  query: PageQuery,
  values: PublicValues,
  icon: string | null,
  words: Words,
): { title: string; body: Html } {
  const fill = (template: GuideTemplate, provider: ProviderId) =>
    fillPublic(template, values, provider, icon, words.language);
  if (query.q) {
    const shown = addressesOf(guides, query.language, values.offered).map(
      ({ template, provider, address }) => ({
        guide: fill(template, provider),
        address,
      }),
    );
    return { title: query.q, body: searchResults(words, shown, query.q) };
  }
  const choice = choiceOf(guides, query);
  if (choice === null) return { title: words.say('Revoke access'), body: start(words) };
  const guide = fill(choice.provider, query.provider);
  const aside = query.who === 'support' && supporting(words);
  return {
    title: plain(words, guide.title),
    body: html`${aside}${guideSection(words, guide, choice.notice)}`,
  };
}

/** Every language by its own name, as links. */
const languages = ({ language: current, say }: Words, query: PageQuery): Html =>
  html`<nav class="languages" aria-label="${say('Language')}"><ul>${Object.entries(
    languageNames,
  ).map(
    ([name, label]) =>
      html`<li><a href="${addressOf(query, { language: name as Language })}" lang="${name}" hreflang="${name}"${name === current && html` aria-current="true"`}>${label}</a></li>`,
  )}</ul></nav>`;

/** The public page, whole, for these answers. */
export function renderGuidePage(
  guides: readonly GuideTemplate[],
  query: PageQuery,
  values: PublicValues,
  icon: string | null,
  words: Words,
): string {
  const { say } = words;
  const { title, body } = content(guides, query, values, icon, words);
  const page = html`<!doctype html>
<html lang="${words.language}" data-audience="${audienceOf(query)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${say('Guide')} · ${values.appName}</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${icon ?? 'data:,'}">
<style>${style}</style>
<script src="/guide.js" defer></script>
</head>
<body>
<a class="skip" href="#guide">${say('To the guide')}</a>
<header>
<p class="name"><a href="/guide${query.language ? `?language=${query.language}` : false}">${say('Revocation guide')}</a> <span>${values.appName}</span></p>
${languages(words, query)}
<div id="search" role="search" hidden>
<label for="search-words">${say('Search all guides')}</label>
<input id="search-words" type="search" maxlength="200" value="${query.q ?? ''}">
<button type="button" id="search-go">${say('Search')}</button>
</div>
<p class="hint" id="no-search">${say('To search without JavaScript, use your browser’s search in the page.')}</p>
</header>
<main>
${chooser(words, guides, query, values.offered)}
${body}
</main>
<footer>
<p>${say('This page holds nothing of any account. Pages of others change: the dates say when each was last read.')}</p>
<p id="copied" role="status" data-copied="${say('Copied.')}" data-selected="${say('Selected. Press Ctrl+C, or ⌘C, to copy.')}"></p>
</footer>
</body>
</html>
`;
  return page.markup;
}
