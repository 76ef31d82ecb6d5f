import type { Guide } from '../../contract/guide.ts';
import { type Html, html } from './html.ts';
import { stepSection } from './steps.ts';
import { copyButton, day, outside, plain, prose } from './text.ts';

const list = (lines: readonly string[]): Html =>
  html`<ul>${lines.map((line) => html`<li>${prose(line)}</li>`)}</ul>`;

function whichApp(app: Guide['whichApp']): Html | null {
  if (app === null) return null;
  return html`<section class="app" aria-labelledby="which-app">
<h2 id="which-app">Which app</h2>
<dl>
<div><dt>Name</dt><dd>${app.icon && html`<img src="${app.icon}" alt="" width="24" height="24"> `}${prose(app.name)}</dd></div>
<div><dt>Publisher</dt><dd>${prose(app.publisher)}</dd></div>
<div><dt>Application ID</dt><dd><code id="application-id">${prose(app.applicationId)}</code> ${copyButton('application-id', 'Copy', 'application ID')}</dd></div>
</dl>
<p class="caution"><strong>Take care:</strong> ${prose(app.warning)}</p>
</section>`;
}

function comparison(table: Guide['comparison']): Html | null {
  if (table === null) return null;
  return html`<section aria-labelledby="compare">
<h2 id="compare">${table.caption}</h2>
<div class="wide" tabindex="0" role="group" aria-labelledby="compare">
<table>
<thead><tr><td></td>${table.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    ({ label, cells }) =>
      html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td>${prose(cell)}</td>`)}</tr>`,
  )}</tbody>
</table>
</div>
<p class="sources">Source: ${table.sources.map(
    (source, place) =>
      html`${place > 0 && '; '}${outside(source.url, source.title)}, read ${day(source.readOn)}`,
  )}.</p>
</section>`;
}

const documentation = ({ found, notFound }: Guide['documentation']): Html =>
  html`<section aria-labelledby="documentation">
<h2 id="documentation">Official documentation</h2>
<ul>
${found.map((page) => html`<li>${outside(page.url, page.title)} (${page.kind}), read ${day(page.readOn)}</li>`)}
${notFound.map(({ what, lastLooked }) => html`<li>${what}: none found, last looked ${day(lastLooked)}</li>`)}
</ul>
</section>`;

const contents = (guide: Guide): Html =>
  html`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">On this page</h2>
<ol>${guide.steps.map((step) => html`<li><a href="#${step.id}">${plain(step.title)}</a></li>`)}</ol>
<ul>
${guide.comparison && html`<li><a href="#compare">${guide.comparison.caption}</a></li>`}
<li><a href="#limits">What it does not do</a></li>
<li><a href="#check">How to check</a></li>
<li><a href="#documentation">Official documentation</a></li>
</ul>
</nav>`;

/** A whole guide, from its summary to the documentation. */
export const guideSection = (guide: Guide, notice: string | null): Html =>
  html`<article>
<h1 id="guide">${prose(guide.title)}</h1>
${notice && html`<p class="caution"><strong>Before you start:</strong> ${prose(notice)}</p>`}
<section class="summary" aria-labelledby="summary">
<h2 id="summary">In 30 seconds</h2>
${list(guide.summary)}
</section>
${guide.warnings.map((line) => html`<p class="caution"><strong>Warning:</strong> ${prose(line)}</p>`)}
${contents(guide)}
${whichApp(guide.whichApp)}
<section aria-labelledby="steps">
<h2 id="steps">Steps</h2>
<ol class="steps">${guide.steps.map(stepSection)}</ol>
</section>
${comparison(guide.comparison)}
<section aria-labelledby="limits"><h2 id="limits">What it does not do</h2>${list(guide.doesNot)}</section>
<section aria-labelledby="check"><h2 id="check">How to check</h2>${list(guide.check)}</section>
${documentation(guide.documentation)}
</article>`;
