import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientId } from '../../kit/tokens.ts';
import { playedPages } from '../outside-places.ts';
import type { Places } from '../places.ts';
import { executeGraphql } from './graphql/execute.ts';
import type { HostConfig } from './host/config.ts';
import { account, type Person, people } from './people.ts';
import type { MondayState } from './state.ts';
import { signSessionToken } from './tokens.ts';

const folder = join(import.meta.dirname, 'host');

const approvedScopes = ['me:read', 'users:read', 'account:read'];

const canSignIn = ({ status, kind }: Person) => status === 'ACTIVE' && kind !== 'agent_member';

interface HostOptions {
  state: MondayState;
  places: Places;
  frame: HostConfig['frame'];
  /** A link into the open case of the seed, once there is one. */
  caseLink(): string | null;
}

function configOf({ state, places, frame, caseLink }: HostOptions): HostConfig {
  return {
    view: places.view,
    account,
    people: people.filter(canSignIn).map(({ id, name, kind }) => ({ id, name, kind })),
    frame,
    clientId,
    playedPages,
    caseLink: caseLink(),
    approvedScopes: state.controls.graphql === 'scopes-missing' ? [] : approvedScopes,
  };
}

/** The page that frames the view, and what it asks its server for. */
export function hostRoutes(app: FastifyInstance, options: HostOptions): void {
  const { state, places } = options;
  const personOf = (request: FastifyRequest) =>
    state.person(Number(request.headers['x-sandbox-person']));

  app.get('/', async (request, reply) => {
    // As 127.0.0.1 the page would be of the same site as the view, and much would wrongly work.
    if (request.hostname === '127.0.0.1') return reply.redirect(`${places.host}${request.url}`);
    return reply.type('text/html').send(await readFile(join(folder, 'index.html'), 'utf8'));
  });

  app.get('/host/host.css', async (_request, reply) =>
    reply.type('text/css').send(await readFile(join(folder, 'host.css'), 'utf8')),
  );

  app.get('/host/config.json', async () => configOf(options));

  app.get<{ Params: { name: string } }>('/host/:name(^[a-z-]+\\.ts$)', async (request, reply) => {
    const path = join(folder, request.params.name);
    // Not at the start: tests that open no browser do without it.
    const { transformWithOxc } = await import('vite');
    const { code } = await transformWithOxc(await readFile(path, 'utf8'), path);
    return reply.type('text/javascript').send(code);
  });

  app.post('/session-token', async (request, reply) => {
    const person = personOf(request);
    if (!person) return reply.code(404).send({ error: 'There is no such person.' });
    if (state.controls.sessionTokens === 'refused') {
      return reply.code(500).send({ error: 'monday gives no session token.' });
    }
    return { sessionToken: signSessionToken(person, state) };
  });

  app.post<{ Body: { query: string; variables?: Record<string, unknown> } }>(
    '/v2',
    async (request, reply) => {
      const person = personOf(request);
      if (!person || state.controls.graphql === 'down') {
        return reply.code(500).send({ error: 'Internal server error' });
      }
      return executeGraphql(state, person, request.body);
    },
  );
}
