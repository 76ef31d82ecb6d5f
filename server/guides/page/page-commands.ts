import type { GuideCommands } from '../../contract/guide.ts';
import { type Html, html } from './html.ts';
import { code, copyButton, prose } from './page-text.ts';
import type { Words } from './page-words.ts';

const blocks = [
  ['look', 'Look', 'changes nothing'],
  ['change', 'Change', 'asks for YES first'],
  ['check', 'Check', 'changes nothing'],
] as const;

const block = (words: Words, commands: GuideCommands, stepId: string, index: number): Html => {
  const [kind, title, note] = blocks[index] ?? blocks[0];
  const name = words.say(title);
  const id = `${stepId}-${commands.tool}-${kind}`;
  return html`<div class="block">
<div class="title"><h4>${name} <small>${words.say(note)}</small></h4>
${copyButton(id, words.say('Copy'), `${name}, ${commands.title}`)}</div>
<pre id="${id}" tabindex="0" role="group" aria-label="${name}: ${commands.title}"><code>${code(commands[kind])}</code></pre>
</div>`;
};

/** The three blocks of a tool, folded away until they are wanted. */
export const commandsSection = (words: Words, commands: GuideCommands, stepId: string): Html =>
  html`<details>
<summary>${words.say('Commands')}: ${commands.title}</summary>
<ul>${commands.before.map((line) => html`<li>${prose(words, line)}</li>`)}</ul>
<p>${words.sayWith('A block that still holds a {placeholder} stops by itself and changes nothing.', { placeholder: html`<mark>{placeholder}</mark>` })}</p>
${blocks.map((_, index) => block(words, commands, stepId, index))}
</details>`;
