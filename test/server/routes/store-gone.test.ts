import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { requestOf, sentTo } from '../../kit/probe-requests.ts';
import { probes, type RouteName, routeNames } from '../../kit/probes.ts';
import { startWorlds, type TwoWorlds } from '../../kit/world.ts';

/** Routes that need no store. */
const storeless: RouteName[] = ['session', 'providers', 'guides'];

let worlds: TwoWorlds;
const requests = new Map<RouteName, Awaited<ReturnType<typeof requestOf>>>();

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

/** Codes and tickets are made while there is a store; each is for one use. */
beforeAll(async () => {
  worlds = await startWorlds('postgres');
  const { own, server } = worlds;
  const { admin } = own.people;
  for (const name of routeNames) {
    requests.set(name, await requestOf(server, name, own, admin, sentTo(name, own, admin)));
  }
  const database = nameOf(server.url);
  await onServer(`alter database "${database}" with allow_connections false`);
  await onServer(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
  );
});
afterAll(async () => {
  await onServer(`alter database "${nameOf(worlds.server.url)}" with allow_connections true`);
  await worlds.close();
});

test.each(routeNames.filter((name) => !storeless.includes(name)))(
  '%s answers 503 and when to try again, while the database takes no connections',
  async (name) => {
    const answer = await worlds.server.app.inject(requests.get(name) ?? {});
    expect(answer.statusCode, answer.body).toBe(503);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    if (probes[name].speaks !== 'monday') {
      expect(String(answer.headers['content-type'])).toMatch(/^application\/problem\+json/);
    }
    expect(answer.body).not.toContain('allow_connections');
  },
);
