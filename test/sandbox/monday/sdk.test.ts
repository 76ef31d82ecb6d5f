import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Host, type Reply, replyTo, type SdkMessage } from './host/replies.ts';
import { createStorage } from './host/storage.ts';

/** A browser's storage, in memory. */
function memoryShelf() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  };
}

type Ask = (type: string, params?: object) => Promise<Reply>;

interface Storage {
  getItem(key: string): Promise<{ data: { value?: unknown } }>;
  setItem(key: string, value: unknown, options?: object): Promise<{ data: { version?: string } }>;
  deleteItem(key: string): Promise<unknown>;
}

/** The SDK as it is used here: its own types do not pass our compiler settings. */
interface Sdk {
  get: Ask;
  set: Ask;
  execute: Ask;
  listen(type: string, onMessage: (message: Reply) => void): () => void;
  api(query: string, options: object): Promise<unknown>;
  storage: Storage & { instance: Storage };
}

/** By the SDK, since it was loaded. */
const sent: SdkMessage[] = [];
let pushToView: (message: Reply) => void = () => {};
let monday: Sdk;
const listened: string[] = [];

const host: Host = {
  get: { context: () => ({ theme: 'dark' }), sessionToken: async () => 'signed.session.token' },
  set: { location: (params) => ({ success: true, params }) },
  execute: { confirm: async () => ({ confirm: true }) },
  storage: createStorage(memoryShelf()),
  graphql: async (params) => ({ data: { params }, account_id: 7 }),
  listen: (type) => listened.push(type),
};

/** The real SDK in a window whose parent answers as the host page does. */
beforeEach(async () => {
  listened.length = 0;
  const receivers: ((event: { data: Reply }) => void)[] = [];
  pushToView = (data) => receivers.forEach((receive) => void receive({ data }));
  vi.stubGlobal('window', {
    document: {},
    addEventListener: (_type: string, receive: (typeof receivers)[number]) =>
      receivers.push(receive),
    parent: {
      async postMessage(message: SdkMessage) {
        sent.push(message);
        const reply = await replyTo(message, host);
        if (reply) pushToView(reply);
      },
    },
  });
  const { default: mondaySdk } = await import('monday-sdk-js/src/client.js');
  monday = mondaySdk({ withoutScrollHelper: true }) as unknown as Sdk;
});

afterEach(() => vi.unstubAllGlobals());

test('the SDK gets its context and its session token, each with the type that it asked for', async () => {
  expect(await monday.get('context')).toMatchObject({
    method: 'get',
    type: 'context',
    data: { theme: 'dark' },
  });
  expect(await monday.get('sessionToken')).toMatchObject({ data: 'signed.session.token' });
});

test('what the host does not offer rejects, so that the view can do without', async () => {
  await expect(monday.get('itemIds')).rejects.toThrow('"itemIds" is not supported');
  await expect(monday.set('settings', {})).rejects.toThrow('"settings" is not supported');
});

test('confirm gives the answer, and an execute that no one sees is acknowledged', async () => {
  const asked = await monday.execute('confirm', { message: 'Sure?' });
  expect(asked).toMatchObject({ data: { confirm: true } });
  expect(await monday.execute('valueCreatedForUser')).toMatchObject({ data: { success: true } });
});

test('the ping that the SDK sends by itself is acknowledged', () => {
  expect(sent[0]).toMatchObject({
    method: 'execute',
    args: { type: 'track', params: { name: 'ping' } },
  });
});

test('listen gets no reply; pushes of its type arrive until it stops', async () => {
  const heard: unknown[] = [];
  const stop = monday.listen('context', ({ data }) => heard.push(data));
  await expect.poll(() => listened).toEqual(['context']);
  expect(heard).toEqual([]);
  pushToView({ method: 'listen', type: 'context', data: { theme: 'black' } });
  expect(heard).toEqual([{ theme: 'black' }]);
  stop();
  pushToView({ method: 'listen', type: 'context', data: { theme: 'light' } });
  expect(heard).toHaveLength(1);
});

test('storage keeps values with versions, refuses an old version, and forgets', async () => {
  expect((await monday.storage.getItem('k')).data).toEqual({ success: true, value: null });
  const first = (await monday.storage.setItem('k', { tab: 1 })).data;
  expect(first).toMatchObject({ success: true, version: expect.any(String) });
  expect((await monday.storage.getItem('k')).data).toMatchObject({
    value: { tab: 1 },
    version: first.version,
  });
  await monday.storage.setItem('k', 'newer');
  const late = await monday.storage.setItem('k', 'late', { previous_version: first.version });
  expect(late.data).toMatchObject({ success: false });
  expect((await monday.storage.getItem('k')).data.value).toBe('newer');
  await monday.storage.deleteItem('k');
  expect((await monday.storage.getItem('k')).data.value).toBeNull();
});

test('storage of the view and of the app are two', async () => {
  await monday.storage.setItem('k', 'of the app');
  expect((await monday.storage.instance.getItem('k')).data.value).toBeNull();
  await monday.storage.instance.setItem('k', 'of the view');
  expect((await monday.storage.getItem('k')).data.value).toBe('of the app');
});

test('api sends query and variables and gives the API answer as it is', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const answer = await monday.api('query { me { id } }', { variables: { n: 1 } });
  expect(answer).toEqual({
    data: { params: { query: 'query { me { id } }', variables: { n: 1 } } },
    account_id: 7,
  });
  expect(warn.mock.calls.join()).toContain('monday.api() is deprecated');
});
