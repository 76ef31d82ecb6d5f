import type { GuideMessage, GuideStep } from '../../contract/guide.ts';
import { commandsSection } from './commands.ts';
import { type Html, html } from './html.ts';
import { copyButton, day, outside, plain, prose } from './text.ts';

const where = ({ menuPath, link }: GuideStep['where']): Html | null =>
  menuPath === null && link === null
    ? null
    : html`<div><dt>Where</dt><dd>${menuPath && html`<span class="path">${prose(menuPath)}</span>`}
${menuPath !== null && link !== null && html`<br>`}${link && outside(link.url, link.label)}</dd></div>`;

const row = (term: string, text: string): Html =>
  html`<div><dt>${term}</dt><dd>${prose(text)}</dd></div>`;

const message = ({ to, subject, text }: GuideMessage, stepId: string, title: string): Html =>
  html`<details open>
<summary>Message to copy</summary>
<p>To: ${prose(to)}</p>
<p>Subject: <span id="${stepId}-subject">${prose(subject)}</span></p>
${copyButton(`${stepId}-subject`, 'Copy subject', plain(title))}
${copyButton(`${stepId}-text`, 'Copy text', plain(title))}
<pre id="${stepId}-text" tabindex="0" role="group" aria-label="Text of the message: ${plain(title)}">${prose(text)}</pre>
</details>`;

/** One step, with an anchor to send to others. */
export const stepSection = (step: GuideStep, index: number): Html =>
  html`<li class="step" id="${step.id}">
<h3>${prose(step.title)} <a class="anchor" href="#${step.id}" aria-label="Link to step ${index + 1}: ${plain(step.title)}">#</a></h3>
<ol class="actions">${step.actions.map((line) => html`<li>${prose(line)}</li>`)}</ol>
<dl>
${where(step.where)}
${row('Who may', step.who)}
${row('What it does', step.does)}
${row('What it does not do', step.doesNot)}
${row('Undo', step.undo)}
${row('How you see it worked', step.worked)}
</dl>
${step.commands.map((commands) => commandsSection(commands, step.id))}
${step.message && message(step.message, step.id, step.title)}
<p class="sources">Source: ${step.sources.map(
    (source, place) =>
      html`${place > 0 && '; '}${outside(source.url, source.title)}, read ${day(source.readOn)}`,
  )}.</p>
</li>`;
