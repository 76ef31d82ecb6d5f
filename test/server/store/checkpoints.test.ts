import { statSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { fillConnections } from '../../kit/fill.ts';
import { preparedStore } from '../../kit/stores.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function filledStore() {
  const { url, remove } = await preparedStore('sqlite');
  cleanUps.push(remove);
  await fillConnections({ url, accountId: 1, count: 8000, people: [11, 12] });
  const store = await openStore({ url });
  const path = url.slice('sqlite:'.length);
  const logBytes = () => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return { store, path, logBytes };
}

/** Changes every row, which is more than a log that is left alone. */
const changeAll = (store: Store, to: number) =>
  store
    .account('1')
    .transaction((account) => account.updateConnections({ effects_until: to }).execute());

test('a long log is written back beside the server, which does not do it at a commit', async () => {
  const { store, path, logBytes } = await filledStore();
  cleanUps.push(() => store.close());
  await changeAll(store, 1);
  // SQLite's own measure is a thousand pages: it would have written this back at the commit.
  expect(logBytes()).toBeGreaterThan(4_096_000);
  const writtenAt = () => statSync(path).mtimeMs;
  const atCommit = writtenAt();
  await expect.poll(writtenAt, { timeout: 20_000 }).toBeGreaterThan(atCommit);
});

test('a log that is always written to begins again, and does not grow without end', async () => {
  const { store, logBytes } = await filledStore();
  cleanUps.push(() => store.close());
  await changeAll(store, 1);
  const once = logBytes();
  let isAgain = false;
  for (let to = 2; to < 2000 && !isAgain; to += 1) {
    const before = logBytes();
    await changeAll(store, to);
    // As long as it is written on at its end, every change makes it longer.
    isAgain = logBytes() === before;
  }
  expect(isAgain).toBe(true);
  expect(logBytes()).toBeLessThan(once * 40);
}, 60_000);

test('the log is emptied and the store is closed while it is written back', async () => {
  const { store, logBytes } = await filledStore();
  await changeAll(store, 1);
  expect(await store.scrub()).toBe(true);
  expect(logBytes()).toBe(0);
  await changeAll(store, 2);
  await store.close();
  expect(logBytes()).toBe(0);
});
