import { type Html, html, standInPage } from '../html.ts';
import { account } from './people.ts';

/** A page of monday's own, opened beside the one that frames the view. */
export const mondayPage = (title: string, body: Html): string =>
  standInPage({
    title,
    realUrl: `https://${account.slug}.monday.com/…`,
    body: html`<h1>${title}</h1>${body}`,
  });

/** One choice of a list; `value` goes into the form. */
export interface Choice {
  value: string;
  text: string;
}

/** A labelled list to choose from. */
export const choose = (options: {
  label: string;
  name: string;
  choices: Choice[];
  chosen?: string;
}): Html =>
  html`<label>${options.label}<br />
    <select name="${options.name}">${options.choices.map(
      ({ value, text }) =>
        html`<option value="${value}"${value === options.chosen ? html` selected` : ''}>${text}</option>`,
    )}</select></label>`;

/** Names and what they hold, for an answer of the app. */
export const facts = (pairs: Record<string, unknown>): Html =>
  html`<dl>${Object.entries(pairs).map(
    ([name, value]) => html`<dt>${name}</dt><dd>${String(value)}</dd>`,
  )}</dl>`;
