import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../html.ts';
import type { Places } from '../places.ts';
import { credentialChoices } from './credential-choices.ts';
import { detailOf } from './identity-call.ts';
import { choose, mondayPage } from './page.ts';
import { credentialsValues } from './run-call.ts';
import type { MondayState } from './state.ts';
import { signRequestToken } from './tokens.ts';
import type { StoredCredential } from './vault.ts';

const optionsPath = '/monday/fields/connected-account/options';

interface OptionsAnswer {
  options: { title: string; value: string }[];
  isLastPage: boolean;
  nextPageRequestData: Record<string, string> | null;
}

interface Question {
  person?: string;
  credential?: string;
  search?: string;
  /** `nextPageRequestData` of the page before, as JSON. */
  next?: string;
}

/** monday asks for a page of options. https://developer.monday.com/apps/docs/paginating-remote-options */
async function askOptions(
  { view, at, key }: { view: string; at: Date; key: string | undefined },
  credential: StoredCredential,
  question: Question,
) {
  const url = `${view}${optionsPath}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: signRequestToken(credential.person, url, at),
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      payload: {
        credentialsValues: credentialsValues(credential, { key }),
        pageRequestData: JSON.parse(question.next || '{}'),
        dependencyData: {},
        search: question.search ?? '',
      },
    }),
  });
  const answer: unknown = await response.json();
  return response.ok ? (answer as OptionsAnswer) : detailOf(answer);
}

function optionsBody(answer: OptionsAnswer | string, question: Question): Html {
  if (typeof answer === 'string')
    return html`<p role="alert">Could not load options: ${answer}</p>`;
  const { options, isLastPage, nextPageRequestData } = answer;
  const next = { ...question, next: JSON.stringify(nextPageRequestData) };
  return html`<h2>${options.length} options</h2>
    <ul>${options.map(({ title }) => html`<li>${title}</li>`)}</ul>
    ${isLastPage ? '' : html`<p><a href="/field?${new URLSearchParams(next).toString()}">More options</a></p>`}`;
}

/** `/field`: the custom field "Connected account", where an automation is set up. */
export function fieldRoute(
  app: FastifyInstance,
  { state, places }: { state: MondayState; places: Places },
): void {
  app.get<{ Querystring: Question }>('/field', async (request, reply) => {
    const question = request.query;
    const credential = state.vault.find(Number(question.credential));
    const answer =
      credential &&
      (await askOptions(
        {
          view: places.view,
          at: state.now(),
          key: state.controls.features[credential.provider.id]?.credentialsKey,
        },
        credential,
        question,
      ));
    const body = html`<p>The field is asked as the person whose credential is chosen.</p>
      <form>
        <input type="hidden" name="person" value="${question.person ?? ''}" />
        ${choose({
          label: 'Connected account of the block',
          name: 'credential',
          choices: credentialChoices(state, Number(question.person)),
          chosen: question.credential,
        })}
        <label>Search<br /><input name="search" value="${question.search ?? ''}" /></label>
        <p><button>Ask for options</button></p>
      </form>
      ${answer ? optionsBody(answer, question) : ''}`;
    return reply.type('text/html').send(mondayPage('Field "Connected account"', body));
  });
}
