import type { FastifyInstance } from 'fastify';
import { html } from '../html.ts';
import type { Places } from '../places.ts';
import { detailOf } from './identity-call.ts';
import { lifecycleTypes, sendLifecycleEvent } from './lifecycle-call.ts';
import { mondayPage } from './page.ts';
import type { MondayState } from './state.ts';

const titles = {
  install: 'Install',
  uninstall: 'Uninstall',
  app_subscription_created: 'Subscribe',
};

/** The app's outcomes in words. */
const outcomes: Record<string, string> = {
  recorded: 'Keyholder noted it.',
  late: 'Keyholder knows a newer event; it changed nothing.',
  other_install_remains: 'Another version stays installed, so nothing is deleted.',
  pending: 'No admin signed it: nothing is deleted yet. Admins are told when they open the view.',
  deleting: 'Everything of the account is being deleted.',
  deleted: 'Nothing is left to delete.',
};

function wordsFor(status: number, body: unknown): string {
  const outcome = (body as { outcome?: string }).outcome;
  return outcome ? (outcomes[outcome] ?? outcome) : `Refused (${status}): ${detailOf(body)}`;
}

/** `/lifecycle`: installs and uninstalls the app as the person of the bar. */
export function lifecycleRoutes(
  app: FastifyInstance,
  { state, places }: { state: MondayState; places: Places },
): void {
  const page = (personId: number, answer = '') => {
    const person = state.person(personId);
    const button = (type: (typeof lifecycleTypes)[number]) =>
      html`<button name="type" value="${type}">${titles[type]}</button> `;
    const body = html`<p>As ${person?.name ?? 'nobody'} (${person?.kind ?? 'unknown'}).</p>
      ${answer && html`<p role="status"><strong>${answer}</strong></p>`}
      <form method="post" action="/lifecycle">
        <input type="hidden" name="person" value="${personId}" />
        ${lifecycleTypes.map(button)}
      </form>
      <p>Uninstalling as an admin deletes everything of the account at once, and for good.</p>`;
    return mondayPage('Install and uninstall', body);
  };

  app.get<{ Querystring: { person?: string } }>('/lifecycle', async (request, reply) =>
    reply.type('text/html').send(page(Number(request.query.person))),
  );

  app.post('/lifecycle', async (request, reply) => {
    const form = new URLSearchParams(String(request.body));
    const person = state.person(Number(form.get('person')));
    const type = lifecycleTypes.find((known) => known === form.get('type'));
    if (!person || !type) return reply.code(400).send({ error: 'Nobody, or nothing to send.' });
    const { status, body } = await sendLifecycleEvent({
      ...{ type, person, at: state.now() },
      view: places.view,
    });
    return reply.type('text/html').send(page(person.id, wordsFor(status, body)));
  });
}
