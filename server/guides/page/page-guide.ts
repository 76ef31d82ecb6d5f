import type { Guide } from '../../contract/guide.ts';
import { type Html, html } from './html.ts';
import { stepSection } from './page-steps.ts';
import { copyButton, outside, plain, prose, sourcesLine } from './page-text.ts';
import type { Words } from './page-words.ts';

const list = (words: Words, lines: readonly string[]): Html =>
  html`<ul>${lines.map((line) => html`<li>${prose(words, line)}</li>`)}</ul>`;

function whichApp(words: Words, app: Guide['whichApp']): Html | null {
  if (app === null) return null;
  const { say } = words;
  return html`<section class="app" aria-labelledby="which-app">
<h2 id="which-app">${say('Which app')}</h2>
<dl>
<div><dt>${say('Name')}</dt><dd>${app.icon && html`<img src="${app.icon}" alt="" width="24" height="24"> `}${prose(words, app.name)}</dd></div>
<div><dt>${say('Publisher')}</dt><dd>${prose(words, app.publisher)}</dd></div>
<div><dt>${say('Application ID')}</dt><dd><code id="application-id">${prose(words, app.applicationId)}</code> ${copyButton('application-id', say('Copy'), say('application ID'))}</dd></div>
</dl>
<p class="caution"><strong>${say('Take care')}:</strong> ${prose(words, app.warning)}</p>
</section>`;
}

function comparison(words: Words, table: Guide['comparison']): Html | null {
  if (table === null) return null;
  return html`<section aria-labelledby="compare">
<h2 id="compare">${table.caption}</h2>
<div class="wide" tabindex="0" role="group" aria-labelledby="compare">
<table>
<thead><tr><td></td>${table.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    ({ label, cells }) =>
      html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td>${prose(words, cell)}</td>`)}</tr>`,
  )}</tbody>
</table>
</div>
${sourcesLine(words, table.sources)}
</section>`;
}

const documentation = (words: Words, { found, notFound }: Guide['documentation']): Html =>
  html`<section aria-labelledby="documentation">
<h2 id="documentation">${words.say('Official documentation')}</h2>
<ul>
${found.map((page) => html`<li>${outside(words, page.url, page.title)} (${words.say(page.kind)}), ${words.sayWith('read {day}', { day: words.day(page.readOn) })}</li>`)}
${notFound.map(({ what, lastLooked }) => html`<li>${words.sayWith('{what}: none found, last looked {day}', { what, day: words.day(lastLooked) })}</li>`)}
</ul>
</section>`;

const contents = (words: Words, guide: Guide): Html =>
  html`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">${words.say('On this page')}</h2>
<ol>${guide.steps.map((step) => html`<li><a href="#${step.id}">${plain(words, step.title)}</a></li>`)}</ol>
<ul>
${guide.comparison && html`<li><a href="#compare">${guide.comparison.caption}</a></li>`}
<li><a href="#limits">${words.say('What it does not do')}</a></li>
<li><a href="#check">${words.say('How to check')}</a></li>
<li><a href="#documentation">${words.say('Official documentation')}</a></li>
</ul>
</nav>`;

/** A whole guide, from its summary to the documentation. */
export const guideSection = (words: Words, guide: Guide, notice: string | null): Html =>
  html`<article>
<h1 id="guide">${prose(words, guide.title)}</h1>
${notice && html`<p class="caution"><strong>${words.say('Before you start')}:</strong> ${prose(words, words.say(notice))}</p>`}
<section class="summary" aria-labelledby="summary">
<h2 id="summary">${words.say('In short')}</h2>
${list(words, guide.summary)}
</section>
${guide.warnings.map((line) => html`<p class="caution"><strong>${words.say('Warning')}:</strong> ${prose(words, line)}</p>`)}
${contents(words, guide)}
${whichApp(words, guide.whichApp)}
<section aria-labelledby="steps">
<h2 id="steps">${words.say('Steps')}</h2>
<ol class="steps">${guide.steps.map((step, index) => stepSection(words, step, index))}</ol>
</section>
${comparison(words, guide.comparison)}
<section aria-labelledby="limits"><h2 id="limits">${words.say('What it does not do')}</h2>${list(words, guide.doesNot)}</section>
<section aria-labelledby="check"><h2 id="check">${words.say('How to check')}</h2>${list(words, guide.check)}</section>
${documentation(words, guide.documentation)}
</article>`;
