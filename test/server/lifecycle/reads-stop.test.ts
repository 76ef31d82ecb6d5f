import type { InjectOptions } from 'fastify';
import { describe, expect, test } from 'vitest';
import { eraseAccount } from '../../../server/jobs/erase.ts';
import { layByOperator } from '../../../server/jobs/uninstall.ts';
import { AccountGone } from '../../../server/store/account-state.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { given } from '../../kit/connections.ts';
import { requestOf, sentTo } from '../../kit/probe-requests.ts';
import { type RouteName, routeNames } from '../../kit/probes.ts';
import { preparedStore, storeKinds } from '../../kit/stores.ts';
import { startWorlds } from '../../kit/world.ts';

/** These read nothing of an account, or end it. */
const others: ReadonlySet<RouteName> = new Set([
  'providers',
  'guides',
  'checkConnection',
  'lifecycle',
]);

describe.each(storeKinds)('an account that is being deleted (%s)', { timeout: 60_000 }, (kind) => {
  test('is read by no route, and each says the same', async () => {
    const { server, own, foreign, close } = await startWorlds(kind);
    const asked = routeNames.filter((name) => !others.has(name));
    const requests: [RouteName, InjectOptions][] = [];
    for (const name of asked) {
      const sent = sentTo(name, own, own.people.admin);
      requests.push([name, await requestOf(server, name, own, own.people.admin, sent)]);
    }
    await server.store
      .lifecycle('1')
      .transaction((account) =>
        account.setState({ status: 'deleting', status_at: new Date().toISOString() }),
      );
    for (const [name, request] of requests) {
      const answer = await server.app.inject(request);
      expect([answer.statusCode, answer.json().type], name).toEqual([
        503,
        'urn:keyholder:problem:account-being-deleted',
      ]);
      expect(answer.body, name).not.toContain('Canary');
    }
    const sent = sentTo('case', foreign, foreign.people.admin);
    const of = await requestOf(server, 'case', foreign, foreign.people.admin, sent);
    expect((await server.app.inject(of)).statusCode).toBe(200);
    await close();
  });

  test('is read whole by another server or not at all', async () => {
    const { url, remove } = await preparedStore(kind);
    const deleting = await openStore({ url });
    const reading = await openStore({ url });
    const names = Array.from({ length: 300 }, (_, index) => `Person ${index}`);
    for (const name of names) await given(deleting, { accountId: 5, userId: 1 }, { name });
    const read = () => reading.account('5').connections().selectAll('connections').execute();
    expect(await read()).toHaveLength(300);
    await layByOperator(deleting, '5');
    const erased = eraseAccount(deleting, '5');
    let refused = 0;
    for (let isOver = false; !isOver; ) {
      const rows = await read().catch((error: unknown) => error);
      if (rows instanceof AccountGone) refused += 1;
      else expect([0, 300]).toContain((rows as unknown[]).length);
      isOver = await Promise.race([
        erased.then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 5)),
      ]);
    }
    expect(await erased).toBe('done');
    expect(refused).toBeGreaterThan(0);
    await expect.poll(read).toEqual([]);
    await Promise.all([deleting.close(), reading.close()]);
    await remove();
  });
});
