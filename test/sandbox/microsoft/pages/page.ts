import type { FastifyReply } from 'fastify';
import { type Html, html, standInPage } from '../../html.ts';
import { titleOfScope } from '../account-words.ts';
import type { MicrosoftConsent } from '../directory.ts';

/** Sends a page of Microsoft's. */
export const sendPage = (
  reply: FastifyReply,
  page: { title: string; realUrl: string; body: Html; isWide?: boolean },
) => reply.type('text/html').send(standInPage(page));

export const formOf = (body: unknown) => new URLSearchParams(String(body));

/** Permissions that were consented to, one a line. */
export const permissionList = ({ scopes }: MicrosoftConsent): Html =>
  html`<ul>${scopes.map((name) => html`<li>${titleOfScope(name)} <code>${name}</code></li>`)}</ul>`;

/** A button that does something, with what it is about. */
export function actionForm(options: {
  action: string;
  label: string;
  /** Tells apart several of the same label on one page. */
  name?: string;
  fields?: Record<string, string>;
}): Html {
  const { action, label, name, fields = {} } = options;
  return html`<form method="post" action="${action}">
    ${Object.entries(fields).map(
      ([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`,
    )}
    <button${name ? html` aria-label="${name}"` : ''}>${label}</button>
  </form>`;
}

/** Something that the sandbox says, as against what Microsoft's page says. */
export const sandboxNote = (text: Html): Html =>
  html`<aside><strong>Sandbox</strong> ${text}</aside>`;

export const table = (head: string[], rows: Html[][]): Html =>
  html`<div class="scroll"><table>
    <thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
    <tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;

export const minuteOf = (time: Date): string =>
  `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
