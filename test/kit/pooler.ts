import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { quickFolder } from './folders.ts';
import { freePort } from './postgres.ts';

export interface TestPooler {
  port: number;
  stop(): Promise<void>;
}

/** It refuses to run as root. */
const nobody = 65534;

/** Finds pgbouncer: `PGBOUNCER`, or one that is installed. Null where there is none. */
export function findPgbouncer(): string | null {
  const places = [process.env.PGBOUNCER, 'pgbouncer', '/usr/sbin/pgbouncer'];
  const isThere = (place: string) => spawnSync(place, ['--version']).status === 0;
  return places.find((place) => place && isThere(place)) ?? null;
}

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });

/**
 * Starts pgbouncer in transaction mode before a PostgreSQL server: two connections a database, so
 * that what a transaction leaves behind soon reaches another.
 *
 * @param program as `findPgbouncer` found it
 */
export async function startPooler(program: string, postgres: string): Promise<TestPooler> {
  const { hostname, port: target } = new URL(postgres);
  const port = await freePort();
  const folder = mkdtempSync(join(quickFolder(), 'keyholder-pooler-'));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'users.txt'), '"keyholder" ""\n');
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${hostname} port=${target}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = 2
max_client_conn = 500
`,
  );
  const asUser = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const child = spawn(program, ['-q', join(folder, 'pgbouncer.ini')], {
    ...asUser,
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let attempt = 0; !(await isOpen(port)); attempt += 1) {
    if (attempt > 100) throw new Error('pgbouncer did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
