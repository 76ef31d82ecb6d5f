import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../html.ts';
import type { Places } from '../places.ts';
import { type Automation, automations } from './automations.ts';
import { credentialChoices } from './credential-choices.ts';
import { choose, facts, mondayPage } from './page.ts';
import { type RunOutcome, runBlock } from './run-call.ts';
import type { MondayState } from './state.ts';

const whatFollows: Record<number, string> = {
  4000: 'The run failed. The automation stays on, and monday tries again.',
  6000: 'The run failed. monday turns the automation off and tells its owner.',
};

function outcomeOf({ status, body }: RunOutcome): Html {
  if (body.outputFields) {
    return html`<h2>The block answered</h2>
      ${facts(body.outputFields)}`;
  }
  return html`<h2 role="alert">${body.notificationErrorTitle ?? `The app answered with ${status}`}</h2>
    <p>${body.notificationErrorDescription ?? ''}</p>
    <p>${whatFollows[body.severityCode ?? 0] ?? 'The run failed.'}</p>`;
}

const nameOf = ({ name, host }: Automation) => `${name} (${host?.name ?? 'nowhere named'})`;

const automationChoices = automations.map((automation) => ({
  value: String(automation.integrationId),
  text: nameOf(automation),
}));

/** `/automations`: runs the block with a stored credential, and the same run once more. */
export function runRoutes(
  app: FastifyInstance,
  { state, places }: { state: MondayState; places: Places },
): void {
  function formBody(person: number): Html {
    const choices = credentialChoices(state, person);
    if (choices.length === 0)
      return html`<p>monday keeps no credential yet. Connect one first.</p>`;
    return html`<form method="post" action="/automations">
      <input type="hidden" name="person" value="${person}" />
      ${choose({ label: 'Connected account', name: 'credential', choices })}
      ${choose({ label: 'Automation', name: 'automation', choices: automationChoices })}
      <label><input type="checkbox" name="refused" value="yes" />
        The provider no longer accepts the access</label>
      <p><button>Run now</button></p>
    </form>`;
  }

  app.get<{ Querystring: { person?: string } }>('/automations', async (request, reply) =>
    reply
      .type('text/html')
      .send(mondayPage('Run an automation', formBody(Number(request.query.person)))),
  );

  app.post('/automations', async (request, reply) => {
    const form = new URLSearchParams(String(request.body));
    const credential = state.vault.find(Number(form.get('credential')));
    const automation = automations.find(
      ({ integrationId }) => String(integrationId) === form.get('automation'),
    );
    if (!credential || !automation) return reply.code(404).send({ error: 'Nothing to run.' });
    const actionUuid = form.get('actionUuid') ?? crypto.randomUUID().replaceAll('-', '');
    const isRefused = form.get('refused') === 'yes';
    const outcome = await runBlock({
      ...{ credential, automation, actionUuid, isRefused },
      ...{ view: places.view, at: state.now() },
      credentialsKey: state.controls.features[credential.provider.id]?.credentialsKey,
    });
    form.set('actionUuid', actionUuid);
    const again = [...form].map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    );
    const body = html`<p>${nameOf(automation)}</p>
      <p>With ${credential.provider.name}: ${credential.displayName}, of ${credential.person.name}</p>
      ${outcomeOf(outcome)}
      <form method="post" action="/automations">
        ${again}<button>Retry the same run</button>
      </form>
      <p><a href="/automations?person=${form.get('person') ?? ''}">Another run</a></p>`;
    return reply.type('text/html').send(mondayPage('Run an automation', body));
  });
}
