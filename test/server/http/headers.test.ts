import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../kit/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer('sqlite');
});
afterAll(() => server.close());

function directives(policy: unknown): Record<string, string> {
  const parts = String(policy)
    .split(';')
    .map((part) => part.trim().split(/\s+(.*)/s) as [string, string]);
  return Object.fromEntries(parts.map(([name, value]) => [name, value ?? '']));
}

const everywhere = [
  '/',
  '/admin',
  '/account',
  '/board?sessionToken=x',
  '/guide',
  '/case',
  '/report',
  '/entra',
  '/entra/signed-in',
  '/assets/main-1234abcd.js',
  '/api/session',
  '/healthz',
  '/metrics',
  '/openapi.json',
  '/monday-app-association.json',
  '/nothing/here',
];

test.each(everywhere)(
  '%s: no sniffing, HTTPS only, no referrer, and no other site may read it',
  async (url) => {
    const headers = { origin: 'https://evil.example' };
    const answer = await server.app.inject({ url, headers });
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(answer.headers['permissions-policy']).toContain('camera=()');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers.server).toBeUndefined();
    const cors = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
    expect(cors).toEqual([]);
    expect(answer.headers['content-security-policy']).toContain('frame-ancestors');
  },
);

describe('pages of the view', () => {
  test.each(['/', '/admin', '/account', '/board', '/admin?sessionToken=x'])(
    '%s may be framed by monday only, and runs no foreign script',
    async (url) => {
      const answer = await server.app.inject({ url });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['x-frame-options']).toBeUndefined();
      expect(directives(answer.headers['content-security-policy'])).toMatchObject({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self' 'unsafe-inline'",
        'connect-src': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': 'https://*.monday.com',
      });
    },
  );

  test.each([
    ['/case', 'case'],
    ['/report', 'report'],
    ['/entra', 'entra'],
    ['/entra/signed-in', 'entra-signed-in'],
  ])('%s is a page of its own, and calls nobody but this server', async (url, title) => {
    const answer = await server.app.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(`<title>${title}</title>`);
    expect(answer.headers['cache-control']).toBe('no-cache');
    // A window that signed in must be able to tell the page that opened it.
    expect(answer.headers['cross-origin-opener-policy']).toBe(
      url.startsWith('/entra') ? undefined : 'same-origin',
    );
    expect(directives(answer.headers['content-security-policy'])).toMatchObject({
      'script-src': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
    });
  });

  test('the page of the check at Entra alone may call the sign-in and Graph of the cloud, where one is set up', async () => {
    const own = await startServer('sqlite', {
      ENTRA_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000002',
    });
    const calledBy = async (url: string) => {
      const { headers } = await own.app.inject({ url });
      return directives(headers['content-security-policy'])['connect-src'];
    };
    expect(await calledBy('/entra')).toBe(
      "'self' https://login.microsoftonline.com https://graph.microsoft.com",
    );
    expect(await calledBy('/case')).toBe("'self'");
    expect(await calledBy('/admin')).toBe("'self'");
    await own.close();
    const china = await startServer('sqlite', {
      ENTRA_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000002',
      MICROSOFT_CLOUD: 'china',
    });
    const { headers } = await china.app.inject({ url: '/entra' });
    expect(directives(headers['content-security-policy'])['connect-src']).toBe(
      "'self' https://login.partner.microsoftonline.cn https://microsoftgraph.chinacloudapi.cn",
    );
    await china.close();
  });

  test.each([
    '/guide',
    '/case',
    '/report',
    '/entra',
    '/entra/signed-in',
    '/api/session',
    '/healthz',
    '/nothing',
  ])('%s may be framed by nobody', async (url) => {
    const { headers } = await server.app.inject({ url });
    expect(directives(headers['content-security-policy'])['frame-ancestors']).toBe("'none'");
  });

  test('are asked for again each time; their hashed files are kept', async () => {
    const page = await server.app.inject({ url: '/admin' });
    expect(page.headers['cache-control']).toBe('no-cache');
    const file = await server.app.inject({ url: '/assets/main-1234abcd.js' });
    expect(file.statusCode).toBe(200);
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });
});

test.each([
  '/index.html',
  '/case.html',
  '/entra-signed-in.html',
  '/.vite/manifest.json',
  '/assets/',
  '/assets/../../server.ts',
  '/assets/..%2f..%2fserver.ts',
  '/%2e%2e/server.ts',
  '/package.json',
  '/.env',
])('%s is not served', async (url) => {
  const answer = await server.app.inject({ url });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
});

test('the proof of domain ownership names the app', async () => {
  const answer = await server.app.inject({ url: '/monday-app-association.json' });
  expect(answer.json()).toEqual({ apps: [{ clientID: 'sandbox-client-id' }] });
});

test('what the view asks for is read by its own origin only; pages may be framed', async () => {
  const policyOf = async (url: string) =>
    (await server.app.inject({ url })).headers['cross-origin-resource-policy'];
  expect(await policyOf('/api/session')).toBe('same-origin');
  expect(await policyOf('/api/public/guides/microsoft')).toBe('same-origin');
  expect(await policyOf('/admin')).toBe('cross-origin');
});

test('the guide stands alone in its window', async () => {
  const { headers } = await server.app.inject({ url: '/guide' });
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
});

test('hosts below this one speak HTTPS only where that is said', async () => {
  const own = await startServer('sqlite', { HSTS_SUBDOMAINS: 'true' });
  const { headers } = await own.app.inject({ url: '/healthz' });
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  await own.close();
});
