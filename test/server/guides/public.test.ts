import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guidesAnswer } from '../../../server/contract/guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';
import { startServer, type TestServer } from '../../kit/server.ts';

const languages = ['en', 'de', 'fr', 'es', 'pt', 'ja'];
const applicationId = '22222222-bbbb-4bbb-8bbb-000000000001';

let server: TestServer;
beforeAll(async () => {
  server = await startServer('sqlite', {
    APP_NAME: 'Mail & <Connector>',
    PUBLISHER_NAME: 'Example Works',
    MICROSOFT_CLIENT_ID: applicationId,
    GOOGLE_CLIENT_ID: 'google-client-id',
    IDENTITY_KEY: Buffer.alloc(32, 5).toString('base64'),
    SUPPORT_EMAIL: 'help@example.com',
  });
});
afterAll(() => server.close());

const get = (url: string) => server.app.inject({ url });
const guidesAt = async (url: string) => guidesAnswer.parse((await get(url)).json()).guides;

describe('guides as data, for anyone', () => {
  test('a provider’s guides come first, then monday’s half, with what is public filled in', async () => {
    const guides = await guidesAt('/api/public/guides/microsoft');
    expect(guides[0]?.provider).toBe('microsoft');
    expect(guides.at(-1)?.audience).toBe('monday');
    expect(guides[0]?.whichApp).toMatchObject({
      name: 'Mail & <Connector>',
      publisher: 'Example Works',
      applicationId,
      icon: null,
    });
    expect(guides[0]?.unfilled).toContain('tenantId');
  });

  test('audience and situation narrow them', async () => {
    const guides = await guidesAt(
      '/api/public/guides/microsoft?audience=admin&situation=app_compromised',
    );
    const ids = guides.map(({ id }) => id);
    expect(ids).toContain('microsoft-admin-app-compromised');
    expect(ids).not.toContain('microsoft-admin-left');
    expect(guides.every(({ audience }) => audience !== 'individual')).toBe(true);
  });

  test('an id of one provider’s app is never shown for another', async () => {
    const google = (await get('/api/public/guides/google')).body;
    expect(google).toContain('google-client-id');
    expect(google).not.toContain(applicationId);
    const token = (await get('/api/public/guides/api-token')).body;
    expect(token).not.toContain('google-client-id');
  });

  test('they name the app by the name that is set, never the product', async () => {
    const pages = ['microsoft', 'google', 'slack', 'salesforce', 'dropbox', 'api-token'];
    const answers = await Promise.all(
      pages.flatMap((page) =>
        languages.map(async (language) => {
          const { statusCode, body } = await get(`/api/public/guides/${page}?language=${language}`);
          expect(statusCode).toBe(200);
          return body;
        }),
      ),
    );
    expect(answers.filter((body) => body.includes('Keyholder'))).toEqual([]);
    expect(answers[0]).toContain('They are not in the list of Mail & <Connector>.');
  });

  test('an unknown provider is 404, an unknown parameter 400, in words', async () => {
    const unknown = await get('/api/public/guides/nowhere');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json().type).toBe('urn:keyholder:problem:no-such-provider');
    expect((await get('/api/public/guides/slack?situation=bored')).statusCode).toBe(400);
    expect((await get('/api/public/guides/slack?token=x')).statusCode).toBe(400);
  });

  test('the address is counted, since no token is', async () => {
    const limited = await startServer('sqlite', { RATE_LIMIT_SCALE: '0.002' });
    const answers = [];
    for (let call = 0; call < 4; call += 1) {
      answers.push((await limited.app.inject({ url: '/guide' })).statusCode);
    }
    await limited.close();
    expect(answers).toEqual([200, 200, 429, 429]);
  });
});

describe('the public page', () => {
  const page = async (query: string) => (await get(`/guide${query}`)).body;

  test('is a page of its own that no one may frame', async () => {
    const answer = await get('/guide');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
  });

  test('reads without JavaScript: no form, no inline script, every answer a link', async () => {
    const body = await page('?who=admin&what=left');
    expect(body).not.toMatch(/<form|<script>|\son\w+=|javascript:/i);
    expect(body).toContain('href="/guide?provider=microsoft&amp;who=self&amp;what=left"');
    expect(body).toContain('A person who leaves or has left');
  });

  test('both questions lead to one guide', async () => {
    const title = async (query: string) =>
      /<h1 id="guide">(.*?)<\/h1>/.exec(await page(query))?.[1];
    expect(await title('?who=self')).toBe('Your own work or school account');
    expect(await title('?who=self&about=personal')).toBe('Your personal Microsoft account');
    expect(await title('?who=admin&what=app_compromised')).toBe(
      'The app or its connector is compromised',
    );
    expect(await title('?who=admin&what=app_compromised&about=personal')).toBe(
      'The app or its connector is compromised',
    );
    expect(await title('?who=support&what=person_compromised')).toBe(
      'A person’s account is compromised',
    );
    expect(await title('?who=admin&about=everyone')).toBe('Everyone in your organization');
    expect(await title('?provider=slack&who=admin')).toBe('A Slack workspace, for owners');
    expect(await title('?provider=slack&who=admin&what=app_compromised&about=app')).toBe(
      'The app’s own access to a Slack workspace, for owners',
    );
    expect(await title('?provider=slack&who=self&about=app')).toBe(
      'The app’s own access to your Slack workspace',
    );
    expect(await title('?provider=slack&who=self&about=guest')).toBe('Your own Slack account');
  });

  test('whose account is asked only where there is a guide of its own for it', async () => {
    const offered = async (query: string) =>
      [...(await page(query)).matchAll(/[?&;]about=(\w+)/g)].map(([, about]) => about);
    expect(new Set(await offered('?provider=slack&who=admin'))).toEqual(
      new Set(['work', 'app', 'everyone']),
    );
    expect(new Set(await offered('?who=self'))).toEqual(
      new Set(['work', 'covered', 'guest', 'guest_covered', 'personal']),
    );
    expect(await offered('?provider=dropbox&who=self')).toEqual([]);
  });

  test('support staff are told never to ask for a password or a code', async () => {
    expect(await page('?who=support')).toContain('Never ask for a password or a code.');
  });

  test('steps can be linked to, placeholders are marked, and a command keeps its own', async () => {
    const body = await page('?who=admin&what=app_compromised');
    expect(body).toContain('<li class="step" id="disable-sign-in">');
    expect(body).toContain('href="#disable-sign-in"');
    expect(body).toContain('<mark>[organization]</mark>');
    expect(body).toContain('TENANT_ID=&#39;<mark>{tenantId}</mark>&#39;');
    expect(body).toContain(`APPLICATION_ID=&#39;${applicationId}&#39;`);
  });

  test('"Connected apps and services" finds its way', async () => {
    const body = await page('?q=Connected+apps+and+services');
    expect(body).toContain('For a work or school account this is My Apps');
    expect(body).toContain('#my-apps-revoke');
  });

  test('search says so when nothing is found', async () => {
    expect(await page('?q=zebra')).toContain('No step holds all of these words.');
  });

  test.each(['"><script>alert(1)</script>', "'><img src=x onerror=alert(1)>", '</title><b>'])(
    'words from the address are text and nothing else: %s',
    async (q) => {
      const body = await page(`?${new URLSearchParams({ q })}`);
      expect(body).not.toContain(q);
      expect(body.match(/<script/g)).toHaveLength(1);
      expect(body).not.toMatch(/<(img|b)\b/);
    },
  );

  test('the name of the app is escaped', async () => {
    const body = await page('?who=self');
    expect(body).toContain('Mail &amp; &lt;Connector&gt;');
    expect(body).not.toContain('<Connector>');
  });

  test('answers that it does not know count as not given', async () => {
    const answer = await get('/guide?who=nobody&what=x&about=y&provider=z&utm_source=mail');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Access is always in two places');
  });

  test('every guide is found by search, at an address that shows it', async () => {
    const body = await page('?q=monday');
    const addresses = new Set(
      [...body.matchAll(/<li><a href="(\/guide\?[^"#]+)#/g)].map(([, at]) => at),
    );
    const withProvider = createGuides({ MICROSOFT_CLOUD: 'global' }).filter(
      ({ provider }) => provider !== null,
    );
    expect(addresses.size).toBe(withProvider.length);
    for (const address of addresses) {
      const shown = await page((address ?? '').replaceAll('&amp;', '&').slice('/guide'.length));
      expect(shown).toContain('In short');
    }
  });
});
