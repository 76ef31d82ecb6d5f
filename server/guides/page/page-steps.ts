import type { GuideMessage, GuideStep } from '../../contract/guide.ts';
import { type Html, html } from './html.ts';
import { commandsSection } from './page-commands.ts';
import { copyButton, outside, plain, prose, sourcesLine } from './page-text.ts';
import type { Words } from './page-words.ts';

const where = (words: Words, { menuPath, link }: GuideStep['where']): Html | null =>
  menuPath === null && link === null
    ? null
    : html`<div><dt>${words.say('Where')}</dt><dd>${menuPath && html`<span class="path">${prose(words, menuPath)}</span>`}
${menuPath !== null && link !== null && html`<br>`}${link && outside(words, link.url, link.label)}</dd></div>`;

const row = (words: Words, term: string, text: string): Html =>
  html`<div><dt>${words.say(term)}</dt><dd>${prose(words, text)}</dd></div>`;

const message = (words: Words, { to, subject, text }: GuideMessage, step: GuideStep): Html => {
  const title = plain(words, step.title);
  return html`<details open>
<summary>${words.say('Message to copy')}</summary>
<p>${words.say('To')}: ${prose(words, to)}</p>
<p>${words.say('Subject')}: <span id="${step.id}-subject">${prose(words, subject)}</span></p>
${copyButton(`${step.id}-subject`, words.say('Copy subject'), title)}
${copyButton(`${step.id}-text`, words.say('Copy text'), title)}
<pre id="${step.id}-text" tabindex="0" role="group" aria-label="${words.say('Text of the message')}: ${title}">${prose(words, text)}</pre>
</details>`;
};

/** One step, with an anchor to send to others. */
export const stepSection = (words: Words, step: GuideStep, index: number): Html =>
  html`<li class="step" id="${step.id}">
<h3>${prose(words, step.title)} <a class="anchor" href="#${step.id}" aria-label="${words.sayWith('Link to step {number}: {title}', { number: String(index + 1), title: plain(words, step.title) })}">#</a></h3>
<ol class="actions">${step.actions.map((line) => html`<li>${prose(words, line)}</li>`)}</ol>
<dl>
${where(words, step.where)}
${row(words, 'Who may', step.who)}
${row(words, 'What it does', step.does)}
${row(words, 'What it does not do', step.doesNot)}
${row(words, 'Undo', step.undo)}
${row(words, 'How you see it worked', step.worked)}
</dl>
${step.commands.map((commands) => commandsSection(words, commands, step.id))}
${step.message && message(words, step.message, step)}
${sourcesLine(words, step.sources)}
</li>`;
