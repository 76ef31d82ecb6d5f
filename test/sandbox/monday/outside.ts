import type { FastifyInstance } from 'fastify';
import { html, standInPage } from '../html.ts';

/** Pages that the app links to, by host: what one would find there. */
const knownPages: Record<string, { title: string; text: string }> = {
  'myapps.microsoft.com': {
    title: 'My Apps',
    text: 'Here a person finds the apps of their work account and what they allowed each of them.',
  },
  'account.microsoft.com': {
    title: 'Microsoft account',
    text: 'Here a person finds the apps that may use their personal account.',
  },
  'account.live.com': {
    title: 'Microsoft account',
    text: 'Here a person finds the apps that may use their personal account.',
  },
  'entra.microsoft.com': {
    title: 'Microsoft Entra admin center',
    text: 'Here an admin of the organization finds its Enterprise apps.',
  },
  'myaccount.google.com': {
    title: 'Google Account',
    text: 'Here a person finds the apps and services that are connected to their account.',
  },
  'slack.com': {
    title: 'Manage apps',
    text: 'Here a person finds the apps of their workspace and what they allowed each of them.',
  },
  'www.dropbox.com': {
    title: 'Connected apps',
    text: 'Here a person finds the apps that may use their Dropbox.',
  },
};

const unknownPage = { title: 'A page outside', text: 'The sandbox knows nothing about this page.' };

/** `GET /opened?url=…`: stands in for a page that the app opened. Nothing is loaded from outside. */
export function outsideRoute(app: FastifyInstance): void {
  app.get<{ Querystring: { url?: string } }>('/opened', async (request, reply) => {
    const realUrl = request.query.url ?? '';
    const host = URL.canParse(realUrl) ? new URL(realUrl).hostname : '';
    const { title, text } = knownPages[host] ?? unknownPage;
    const body = html`<h1>${title}</h1>
      <p>${text}</p>
      <p>The sandbox stays on this machine: nothing was loaded from there.</p>`;
    return reply.type('text/html').send(standInPage({ title, realUrl, body }));
  });
}
