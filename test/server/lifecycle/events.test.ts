import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eraseAccount } from '../../../server/jobs/erase.ts';
import { given } from '../../kit/connections.ts';
import { type GivenEvent, inSeconds, sendEvent, untilStatus } from '../../kit/lifecycle.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import { type Caller, requestToken, signingSecret } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const guest: Caller = { accountId: 1, userId: 12, kind: 'guest' };
const viewer: Caller = { accountId: 1, userId: 13, kind: 'view_only' };
const foreignAdmin: Caller = { accountId: 2, userId: 20, kind: 'admin' };
const draft = { app_version_id: 222, install_id: -2 };
const live = { app_version_id: 111, install_id: 5001 };

describe.each(storeKinds)('lifecycle events (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, member, { name: 'Of the account' });
    await given(server.store, foreignAdmin, { name: 'Of another account' });
  });
  afterEach(() => server.close());

  async function outcome(event: GivenEvent, caller = admin) {
    const answer = await sendEvent(server, caller, event);
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    return answer.json().outcome;
  }
  const rows = (accountId = 1) =>
    server.store.account(String(accountId)).connections().select('display_name').execute();
  const isThere = async () => (await rows()).length === 1;

  test('an uninstall that an admin signs deletes everything of that account and nothing of another', async () => {
    expect(await outcome({})).toBe('deleting');
    await untilStatus(server, 1, 'deleted');
    expect(await rows()).toEqual([]);
    expect(await rows(2)).toHaveLength(1);
  });

  test.each([
    ['member', member],
    ['guest', guest],
    ['viewer', viewer],
  ])('one that a %s signs hides and deletes nothing: 202, and pending', async (_name, caller) => {
    const answer = await sendEvent(server, caller);
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toEqual({ outcome: 'pending' });
    expect(await isThere()).toBe(true);
    const list = await server.query({}, member);
    expect(list.json().items).toHaveLength(1);
  });

  test.each([
    ['is_admin beside is_guest', { is_admin: true, is_guest: true }],
    ['is_admin beside is_view_only', { is_admin: true, is_view_only: true }],
    ['no is_admin but the kind', { is_admin: undefined, user_kind: 'admin' }],
    ['is_admin of an unknown kind', { is_admin: true, user_kind: 'portal' }],
  ])('contradicting claims are no admin’s: %s', async (_name, dat) => {
    expect(await outcome({ dat })).toBe('pending');
    expect(await isThere()).toBe(true);
  });

  test.each<[string, Caller, object]>([
    ['another account’s admin', foreignAdmin, { account_id: 1 }],
    ['an admin who names another person', admin, { user_id: 11 }],
    ['an admin of another app', admin, { app_id: 99 }],
    ['a member who names an admin', member, { user_id: 10 }],
  ])('token and body must agree: %s gets 403', async (_name, caller, data) => {
    const answer = await sendEvent(server, caller, { data });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().type).toBe('urn:keyholder:problem:token-and-body-differ');
    expect(await isThere()).toBe(true);
    expect(await rows(2)).toHaveLength(1);
  });

  test('a token without an app is no lifecycle token', async () => {
    const answer = await sendEvent(server, admin, { dat: { app_id: undefined } });
    expect(answer.statusCode).toBe(403);
    expect(await isThere()).toBe(true);
  });

  test('other tokens are refused', async () => {
    expect((await sendEvent(server, admin, { secret: signingSecret })).statusCode).toBe(401);
    const wrong = { dat: { client_id: 'another-app' } };
    expect((await sendEvent(server, admin, wrong)).statusCode).toBe(401);
    const answer = await server.app.inject({
      method: 'POST',
      url: '/monday/lifecycle',
      headers: { authorization: requestToken(admin) },
      payload: {},
    });
    expect(answer.statusCode).toBe(401);
    expect(await isThere()).toBe(true);
  });

  test('subscription events are taken and change nothing', async () => {
    for (const type of [
      'app_subscription_created',
      'app_subscription_cancelled',
      'app_trial_subscription_ended',
      'something_new',
    ]) {
      expect(await outcome({ type })).toBe('recorded');
    }
    expect(await isThere()).toBe(true);
    expect(await server.store.lifecycle('1').readState()).toMatchObject({ status: 'installed' });
  });

  test('repeated uninstalls do no harm, at the same time and later', async () => {
    const timestamp = inSeconds(-10);
    const answers = await Promise.all([1, 2, 3, 4].map(() => outcome({ timestamp })));
    for (const answer of answers) expect(['deleting', 'deleted']).toContain(answer);
    await untilStatus(server, 1, 'deleted');
    expect(await outcome({ timestamp })).toBe('deleted');
  });

  test('an uninstall that arrives after a newer install is late', async () => {
    expect(await outcome({ type: 'install', timestamp: inSeconds(-5), dat: live })).toBe(
      'recorded',
    );
    expect(await outcome({ timestamp: inSeconds(-60), dat: live })).toBe('late');
    expect(await isThere()).toBe(true);
  });

  test('a repeat of the uninstall before a reinstall is late', async () => {
    const timestamp = inSeconds(-60);
    expect(await outcome({ timestamp, dat: live })).toBe('deleting');
    await untilStatus(server, 1, 'deleted');
    expect(await outcome({ type: 'install', timestamp: inSeconds(-30), dat: live })).toBe(
      'recorded',
    );
    await given(server.store, member, { name: 'New start' });
    expect(await outcome({ timestamp, dat: live })).toBe('late');
    expect(await rows()).toEqual([{ display_name: 'New start' }]);
  });

  test('an install that arrives after a newer uninstall opens nothing', async () => {
    await outcome({ timestamp: inSeconds(-10) });
    await untilStatus(server, 1, 'deleted');
    expect(await outcome({ type: 'install', timestamp: inSeconds(-60) })).toBe('late');
    await expect(given(server.store, member)).rejects.toThrow('The account is deleted.');
  });

  test('an event from the future does not make later ones look late', async () => {
    const future = '2099-01-01T00:00:00.000Z';
    expect(await outcome({ type: 'install', timestamp: future }, member)).toBe('recorded');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await outcome({ timestamp: inSeconds(0) })).toBe('deleting');
    await untilStatus(server, 1, 'deleted');
  });

  test.each([null, 'yesterday', ''])('a timestamp of %o counts as now', async (timestamp) => {
    expect(await outcome({ timestamp })).toBe('deleting');
    await untilStatus(server, 1, 'deleted');
  });

  test('the uninstall of a draft leaves the live version’s data alone, and the other way round', async () => {
    await outcome({ type: 'install', timestamp: inSeconds(-60), dat: live });
    await outcome({ type: 'install', timestamp: inSeconds(-50), dat: draft });
    expect(await outcome({ dat: draft })).toBe('other_install_remains');
    expect(await isThere()).toBe(true);
    await outcome({ type: 'install', dat: draft });
    expect(await outcome({ dat: live })).toBe('other_install_remains');
    expect(await isThere()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await outcome({ dat: draft })).toBe('deleting');
    await untilStatus(server, 1, 'deleted');
  });

  test('a member cannot strip the live install of its protection', async () => {
    await outcome({ type: 'install', timestamp: inSeconds(-60), dat: live });
    await outcome({ type: 'install', timestamp: inSeconds(-50), dat: draft });
    expect(await outcome({ dat: live }, member)).toBe('other_install_remains');
    expect(await outcome({ dat: draft })).toBe('other_install_remains');
    expect(await isThere()).toBe(true);
  });

  test.each([
    ['installed again meanwhile: open at the end', false, 'installed'],
    ['installed and uninstalled again meanwhile: shut at the end', true, 'deleted'],
  ])('%s', async (_name, isUninstalledAgain, status) => {
    const accountStore = server.store.lifecycle('1');
    await accountStore.transaction((account) =>
      account.setState({ status: 'deleting', reported_at: inSeconds(-60) }),
    );
    const install = { type: 'install', timestamp: inSeconds(-30), dat: live };
    expect(await outcome(install)).toBe('recorded');
    if (isUninstalledAgain) {
      expect(await outcome({ timestamp: inSeconds(-10), dat: live })).toBe('deleting');
    }
    await eraseAccount(server.store, '1');
    expect((await accountStore.readState())?.status).toBe(status);
    expect(await rows()).toEqual([]);
  });

  test('an install that moved to a new version is still the same install', async () => {
    await outcome({ type: 'install', timestamp: inSeconds(-60), dat: live });
    await outcome({
      type: 'install',
      timestamp: inSeconds(-50),
      dat: { ...live, app_version_id: 112 },
    });
    expect(await outcome({ dat: { ...live, app_version_id: 113 } })).toBe('deleting');
    await untilStatus(server, 1, 'deleted');
  });

  test('without a known install an uninstall deletes: no event of before may have come', async () => {
    expect(await outcome({ dat: draft })).toBe('deleting');
    await untilStatus(server, 1, 'deleted');
  });

  test('what stays is that, when, and the version ids: no names, no people', async () => {
    await outcome({ type: 'install', timestamp: inSeconds(-60), dat: live });
    const timestamp = inSeconds(-1);
    await outcome({ timestamp, dat: live });
    await untilStatus(server, 1, 'deleted');
    const { status_at, installed_at, ...line } =
      (await server.store.lifecycle('1').readState()) ?? {};
    expect(line).toEqual({
      account_id: '1',
      status: 'deleted',
      reported_at: timestamp,
      reported_by: null,
      due_at: null,
      cancelled_at: null,
      app_versions: '[{"appVersionId":"111","installId":"5001"}]',
      revision: null,
    });
  });

  test('a log line names the account and the outcome, and nothing that the body calls itself', async () => {
    await outcome({ type: 'Ada Lovelace' });
    const line = server.logLines.map((text) => JSON.parse(text)).find((one) => one.outcome);
    expect(line).toMatchObject({ accountId: '1', event: 'other', outcome: 'recorded' });
    expect(server.logLines.join()).not.toMatch(/Ada Lovelace|Uninstalling User|user1@/);
  });
});
