import { type Html, html } from './html.ts';
import { registration } from './microsoft/registration.ts';

/** The query of an authorization request, and the account once it is picked. RFC 6749, 4.1.1 */
export interface AuthorizeQuery {
  client_id: string;
  redirect_uri: string;
  scope: string;
  state: string;
  account: string;
}

/** An account as a person picks it. */
export interface PickableAccount {
  id: string;
  name: string;
  /** Tells it from others of that name. */
  detail: string;
}

/** The fields of a query, to go on with the next form. */
export const hiddenFields = (query: object): Html[] =>
  Object.entries(query).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}" />`,
  );

export function pickerBody(query: Partial<AuthorizeQuery>, accounts: PickableAccount[]): Html {
  const item = ({ id, name, detail }: PickableAccount) => html`<li>
    <button name="account" value="${id}">${name}<small>${detail}</small></button>
  </li>`;
  return html`<h1>Pick an account</h1>
    <form method="get">
      ${hiddenFields(query)}
      <ul class="accounts">${accounts.map(item)}</ul>
    </form>`;
}

/**
 * @param address of the account that was picked
 * @param scopes what the app would like to do, in the provider's words where it has any
 * @param action where the decision goes: `accept` or `cancel`
 */
export function consentBody(options: {
  query: Partial<AuthorizeQuery>;
  address: string;
  scopes: { name: string; title: string }[];
  action: string;
}): Html {
  const { query, address, scopes, action } = options;
  return html`<p>${address}</p>
    <h1>Permissions requested</h1>
    <p><strong>${registration.appName}</strong><br />${registration.publisher}</p>
    <p>This app would like to:</p>
    <ul>${scopes.map(({ name, title }) => html`<li>${title} <code>${name}</code></li>`)}</ul>
    <form method="post" action="${action}">
      ${hiddenFields(query)}
      <button name="decision" value="accept">Accept</button>
      <button class="secondary" name="decision" value="cancel">Cancel</button>
    </form>`;
}
