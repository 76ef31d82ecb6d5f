import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../kit/server.ts';

const token = 'a-token-for-metrics-0123456789';
let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const endings = /_(bucket|count|sum)$/;

test.each(['docs/operations/alerts.yml', 'docs/operations/dashboard.json'])(
  '%s asks only for metrics that there are',
  async (file) => {
    server = await startServer('sqlite', { METRICS_TOKEN: token });
    const headers = { authorization: `Bearer ${token}` };
    const { body } = await server.app.inject({ url: '/metrics', headers });
    const served = new Set([...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const text = readFileSync(file, 'utf8');
    const asked = new Set(text.match(/\b(keyholder|nodejs|process)_[a-z0-9_]+/g));
    expect(asked.size).toBeGreaterThan(3);
    const missing = [...asked].filter(
      (name) => !served.has(name) && !served.has(name.replace(endings, '')),
    );
    expect(missing).toEqual([]);
  },
);

test('the dashboard is JSON with a query in every panel', async () => {
  server = await startServer('sqlite');
  const { panels } = JSON.parse(readFileSync('docs/operations/dashboard.json', 'utf8'));
  expect(panels.length).toBeGreaterThan(5);
  for (const panel of panels) expect(panel.targets[0].expr).not.toBe('');
});

test('the systemd unit lets the server list its addresses, as it does when it listens at all of them', () => {
  const unit = readFileSync('deploy/keyholder.service', 'utf8');
  expect(unit).toMatch(/^RestrictAddressFamilies=.*\bAF_NETLINK\b/m);
});
