import type { ParameterDefinition } from '../../../server/providers/shared/parameters.ts';
import type { Provider } from '../../../server/providers/shared/provider-definition.ts';
import { type Html, html } from '../html.ts';
import { mondayPage } from './page.ts';
import type { Person } from './people.ts';

/** The kinds of account that the app's credentials features offer. */
export const choicePage = (person: Person, providers: Provider[]): string =>
  mondayPage(
    'Connect an account',
    html`<p>As ${person.name || person.id}.</p>
      <ul class="accounts">${providers.map(
        ({ id, name }) => html`<li>
          <form action="/connect/${id}">
            <input type="hidden" name="person" value="${person.id}" />
            <button>${name}</button>
          </form>
        </li>`,
      )}</ul>`,
  );

function parameterField(definition: ParameterDefinition, typed: string): Html {
  const { name, title, required, placeholder, staticSuffix, description } = definition;
  const { linkText, linkUrl } = definition;
  return html`<p>
    <label for="${name}">${title}${required ? '' : ' (optional)'}</label>
    <input id="${name}" name="${name}" value="${typed}" placeholder="${placeholder ?? ''}"
      ${required ? html`required` : ''} />
    ${staticSuffix ? html`<code>${staticSuffix}</code>` : ''}
    ${description ? html`<small>${description}</small>` : ''}
    ${linkUrl ? html`<a href="/opened?url=${encodeURIComponent(linkUrl)}">${linkText ?? linkUrl}</a>` : ''}
  </p>`;
}

/** The form before a person is sent on, or instead of it for API tokens. */
export function parametersPage(options: {
  person: Person;
  provider: Provider;
  typed: Record<string, string | undefined>;
}): string {
  const { person, provider, typed } = options;
  // A pasted token must not stand in an address.
  const method = provider.oauth ? 'get' : 'post';
  return mondayPage(
    `Connect ${provider.name}`,
    html`<form method="${method}" action="/connect/${provider.id}">
      <input type="hidden" name="person" value="${person.id}" />
      ${provider.parameters.map((definition) => parameterField(definition, typed[definition.name] ?? ''))}
      <button>Connect</button>
    </form>`,
  );
}
