import { expect, test, vi } from 'vitest';
import { NotSignedIn } from '../../../client/pages/entra/session/sign-in.ts';
import {
  signInToRead,
  tokenToAct,
  tokenToRead,
} from '../../../client/pages/entra/session/tokens.ts';
import type { EntraSession } from '../../../server/contract/entra-check.ts';

const asked = vi.hoisted(() => ({ clients: [] as string[], scopes: [] as string[] }));
vi.mock('@azure/msal-browser', () => ({
  createStandardPublicClientApplication: async ({ auth }: { auth: { clientId: string } }) => ({
    addEventCallback: () => null,
    async acquireTokenPopup() {
      asked.clients.push(auth.clientId);
      const expiresOn = new Date(Date.now() + 3_600_000);
      return { accessToken: `token of ${auth.clientId}`, scopes: asked.scopes, expiresOn };
    },
  }),
}));

const graph = 'https://graph.microsoft.com';
const session = {
  signIn: {
    ...{ clientId: 'reads', actingClientId: 'acts', resource: graph, graph: `${graph}/v1.0` },
    authority: 'https://login.microsoftonline.com',
    scopes: [`${graph}/Application.Read.All`, `${graph}/Directory.Read.All`],
  },
} as EntraSession;

test('a token with more than reading is not kept, and says so', async () => {
  asked.scopes = ['openid', ...session.signIn.scopes, `${graph}/Application.ReadWrite.All`];
  const refused = signInToRead(session, 'one', () => {});
  await expect(refused).rejects.toMatchObject(new NotSignedIn('tooStrong'));
});

test('one signs in once for each organization and permission, and by another app to change', async () => {
  asked.clients = [];
  asked.scopes = ['openid', 'profile', ...session.signIn.scopes, `${graph}/User.Read`];
  await tokenToRead(session, 'one', () => {});
  await tokenToRead(session, 'one', () => {});
  await tokenToRead(session, 'two', () => {});
  const acting = await tokenToAct(session, 'one', ['Application.ReadWrite.All'], () => {});
  expect(acting.accessToken).toBe('token of acts');
  expect(asked.clients).toEqual(['reads', 'reads', 'acts']);
});
