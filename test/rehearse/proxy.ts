import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../server/store/open-store.ts';
import { startGraph } from '../kit/graph.ts';
import { startMain } from '../kit/main.ts';
import { createDatabase, freePort, startOwnPostgres } from '../kit/postgres.ts';
import { requestToken } from '../kit/tokens.ts';

/*
 * `npm run rehearse:proxy`: deploy/nginx.conf as it is, with another port and certificate, before two servers on one
 * PostgreSQL. One server is killed under load: what was answered is recorded, and calls go on.
 */

const folder = mkdtempSync(join(tmpdir(), 'keyholder-rehearsal-'));
const identityPath = '/monday/credentials/microsoft/identity';
const cleanUps: (() => unknown)[] = [];

function expectThat(what: string, isSo: boolean): void {
  if (!isSo) throw new Error(what);
  process.stdout.write(`ok   ${what}\n`);
}

async function startNginx(servers: string[]): Promise<number> {
  if (spawnSync('nginx', ['-v']).error) {
    throw new Error('There is no nginx. Install it (Debian: apt-get install nginx).');
  }
  const port = await freePort();
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'fullchain.pem')];
  const asked = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost'];
  execFileSync('openssl', [...asked, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const site = readFileSync('deploy/nginx.conf', 'utf8')
    .replace(
      'server 127.0.0.1:8080;',
      servers.map((url) => `server ${new URL(url).host};`).join(' '),
    )
    .replace(/(?<=^ *)listen 443/m, `listen 127.0.0.1:${port}`)
    .replaceAll('/etc/ssl/keyholder', folder);
  writeFileSync(join(folder, 'site.conf'), site);
  const [pid, log, paths] = ['nginx.pid', 'nginx.log', 'body'].map((name) => join(folder, name));
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${pid}; error_log ${log}; events {} http { client_body_temp_path ${paths}; include ${folder}/site.conf; }`,
  );
  const nginx = spawn('nginx', ['-e', `${log}`, '-c', join(folder, 'nginx.conf')]);
  cleanUps.push(() => nginx.kill('SIGTERM'));
  await wait(1000);
  if (nginx.exitCode !== null) throw new Error(readFileSync(`${log}`, 'utf8'));
  return port;
}

/** A call through the proxy; 0 for one that it never answered. */
const ask = (port: number, path: string, authorization = '', body?: object) =>
  new Promise<{ status: number; text: string }>((resolve) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const method = body ? 'POST' : 'GET';
    const options = { port, path, method, headers, rejectUnauthorized: false, agent: false };
    const call = request({ host: '127.0.0.1', ...options }, (answer) => {
      let text = '';
      answer.on('data', (data) => {
        text += data;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    call.on('error', () => resolve({ status: 0, text: '' }));
    call.end(body && JSON.stringify(body));
  });

async function rehearse(): Promise<void> {
  const postgres = await startOwnPostgres();
  cleanUps.push(() => postgres.stop());
  const url = await createDatabase(postgres.url);
  const graph = await startGraph();
  cleanUps.push(() => graph.close());
  const settings = { DATABASE_URL: url, MICROSOFT_GRAPH_URL: graph.url, TRUST_PROXY: '1' };
  const servers = await Promise.all([startMain(settings), startMain(settings)]);
  for (const { child } of servers) cleanUps.unshift(() => child.kill('SIGKILL'));
  const port = await startNginx(servers.map((server) => server.url));
  const statusOf = async (path: string) => (await ask(port, path)).status;
  expectThat('the proxy passes calls on', (await statusOf('/readyz')) === 200);
  expectThat('figures are not for who comes by the proxy', (await statusOf('/metrics')) === 404);

  const recorded: number[] = [];
  const statuses: number[] = [];
  const connect = async (userId: number) => {
    const token = requestToken({ accountId: 1, userId });
    const body = { token: 'opaque', accountId: 1, userId };
    const { status } = await ask(port, identityPath, token, body);
    statuses.push(status);
    if (status === 200) recorded.push(userId);
  };
  for (let round = 0; round < 60; round += 1) {
    if (round === 20) servers[0].child.kill('SIGKILL');
    await Promise.all(Array.from({ length: 4 }, (_, index) => connect(round * 4 + index + 1)));
  }
  const failed = statuses.filter((status) => status !== 200);
  expectThat(`calls go on: ${failed.length} of ${statuses.length} failed`, failed.length <= 4);
  const store = await openStore({ url });
  const rows = await store.account('1').connections().select('user_id').execute();
  await store.close();
  const kept = new Set(rows.map((row) => row.user_id));
  expectThat(
    'all that was answered is recorded',
    recorded.every((id) => kept.has(String(id))),
  );
}

try {
  await rehearse();
} catch (error) {
  process.stderr.write(`FAIL ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  rmSync(folder, { recursive: true, force: true });
}
