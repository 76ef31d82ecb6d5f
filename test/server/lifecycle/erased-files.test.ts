import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { admin, fillAccount, marks, rowsLeft } from '../../kit/erasure.ts';
import { tenant } from '../../kit/graph.ts';
import { type IdentitySetting, startIdentity } from '../../kit/identity.ts';
import { sendEvent, untilStatus } from '../../kit/lifecycle.ts';

/** Returns those of these texts that the files of a SQLite store still hold. */
function leftIn(url: string, texts: string[]): string[] {
  const path = url.slice('sqlite:'.length);
  const files = [path, `${path}-wal`].filter((file) => existsSync(file));
  const content = files
    .map((file) => readFileSync(file).toString('latin1').toLowerCase())
    .join('\n');
  return texts.filter((text) => content.includes(text.toLowerCase()));
}

const everything = [...marks, 'Zaphod Runner', 'Ada Lovelace', tenant, '987654321', '555444333'];
const runIds = ['uuid-of-a-counted-run'];

describe('after an uninstall (sqlite)', { timeout: 240_000 }, () => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity('sqlite');
  });
  afterEach(() => setting.close());

  test('the files hold no name, address, organization or id that was in them', async () => {
    await fillAccount(setting);
    const texts = [...everything, ...runIds];
    expect(leftIn(setting.server.url, texts)).toEqual(
      texts.filter((text) => text !== 'Zaphod Runner'),
    );
    await sendEvent(setting.server, admin);
    await untilStatus(setting.server, 777, 'deleted');
    expect(leftIn(setting.server.url, texts)).toEqual([]);
    expect(leftIn(setting.server.url, ['Neighbour'])).toEqual(['Neighbour']);
  });

  test('a reader in the way puts the cleaning off, and it is done once the reader is gone', async () => {
    await fillAccount(setting);
    const reader = new DatabaseSync(setting.server.url.slice('sqlite:'.length));
    reader.exec('begin');
    reader.prepare('select count(*) from connections').get();
    await sendEvent(setting.server, admin);
    await expect.poll(() => rowsLeft(setting, '777'), { timeout: 120_000 }).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await setting.server.store.lifecycle('777').readState())?.status).toBe('deleting');
    expect(leftIn(setting.server.url, marks).length).toBeGreaterThan(0);
    reader.exec('rollback');
    reader.close();
    await untilStatus(setting.server, 777, 'deleted');
    expect(leftIn(setting.server.url, marks)).toEqual([]);
  });
});
