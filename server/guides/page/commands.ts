import type { GuideCommands } from '../../contract/guide.ts';
import { type Html, html } from './html.ts';
import { code, copyButton, prose } from './text.ts';

const blocks = [
  ['look', 'Look', 'changes nothing'],
  ['change', 'Change', 'asks for YES first'],
  ['check', 'Check', 'changes nothing'],
] as const;

const block = (commands: GuideCommands, stepId: string, index: number): Html => {
  const [kind, title, note] = blocks[index] ?? blocks[0];
  const id = `${stepId}-${commands.tool}-${kind}`;
  return html`<div class="block">
<div class="title"><h4>${title} <small>${note}</small></h4>
${copyButton(id, 'Copy', `${title}, ${commands.title}`)}</div>
<pre id="${id}" tabindex="0" role="group" aria-label="${title}: ${commands.title}"><code>${code(commands[kind])}</code></pre>
</div>`;
};

/** The three blocks of a tool, folded away until they are wanted. */
export const commandsSection = (commands: GuideCommands, stepId: string): Html =>
  html`<details>
<summary>Commands: ${commands.title}</summary>
<ul>${commands.before.map((line) => html`<li>${prose(line)}</li>`)}</ul>
<p>A block that still holds a <mark>{placeholder}</mark> stops by itself and changes nothing.</p>
${blocks.map((_, index) => block(commands, stepId, index))}
</details>`;
