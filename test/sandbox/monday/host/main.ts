import type { HostConfig } from './config.ts';
import { contextOf } from './context.ts';
import { createFrame, widthOf } from './frame.ts';
import { locationHash, readLocation } from './location.ts';
import { listOutside } from './outside.ts';
import { type Host, replyTo, type SdkMessage } from './replies.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';
import { askToConfirm, countValue, element, listOpened, showNotice } from './signs.ts';
import { createStorage } from './storage.ts';
import { startTime } from './time.ts';

const load = async (path: string) => (await fetch(path)).json();

let config: HostConfig = await load('/host/config.json');
const form = element<HTMLFormElement>('settings');
let settings = readSettings(location.search, defaultSettings(config));
let frame: HTMLIFrameElement | null = null;
const wanted = new Set<string>();

/** Calls the stand-in's server as the person of the bar. */
async function ask(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sandbox-person': settings.person },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

const sessionToken = async () =>
  ((await ask('/session-token', {})) as { sessionToken: string }).sessionToken;

function push(type: string, data: unknown): void {
  if (!wanted.has(type)) return;
  frame?.contentWindow?.postMessage({ method: 'listen', type, data }, config.view);
}

const host: Host = {
  get: {
    context: () => contextOf(settings, config),
    sessionToken,
    location: () => readLocation(location.hash, config.account.slug),
    settings: () => ({}),
    filter: () => ({ term: '', rules: [], operator: null }),
  },
  set: {
    settings: () => ({ success: true }),
    location(params) {
      // Only board views are documented to have a place in monday's address.
      if (settings.frame === 'strict' && settings.surface !== 'board') {
        throw new Error('Setting "location" is not supported');
      }
      history.replaceState(null, '', locationHash(params));
      push('location', readLocation(location.hash, config.account.slug));
      return { success: true };
    },
  },
  execute: {
    notice: showNotice,
    confirm: askToConfirm,
    openLinkInTab: (params) => listOpened(params, config.view),
    valueCreatedForUser: countValue,
  },
  storage: createStorage(localStorage),
  graphql: (params) => ask('/v2', params),
  listen: (type) => wanted.add(type),
};

window.addEventListener('message', async (event: MessageEvent<SdkMessage>) => {
  const source = frame?.contentWindow;
  if (!source || event.source !== source) return;
  const reply = await replyTo(event.data, host);
  if (reply) source.postMessage(reply, config.view);
});

async function loadView(): Promise<void> {
  wanted.clear();
  config = await load('/host/config.json');
  try {
    frame = createFrame(settings, { view: config.view, sessionToken: await sessionToken() });
    element('stage').replaceChildren(frame);
  } catch (error) {
    showNotice({ type: 'error', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Sets the choices of a form to what is chosen. */
function fill(choices: HTMLFormElement, chosen: object): void {
  for (const [name, value] of Object.entries(chosen)) {
    (choices.elements.namedItem(name) as HTMLSelectElement).value = value;
  }
}

async function fillBar(): Promise<void> {
  const people = form.elements.namedItem('person') as HTMLSelectElement;
  people.append(
    ...config.people.map(({ id, name, kind }) => new Option(`${name} (${kind})`, String(id))),
  );
  fill(form, settings);
  fill(element('trouble'), await load('/host/trouble'));
}

function showHint(): void {
  const kind = config.people.find(({ id }) => String(id) === settings.person)?.kind;
  const hint = element('hint');
  hint.hidden = !(settings.surface === 'admin' && kind !== 'admin');
  hint.textContent = 'In real life monday shows the administration view to admins only.';
}

form.addEventListener('change', async (event) => {
  const { name, value } = event.target as HTMLSelectElement;
  settings = { ...settings, [name]: value } as Settings;
  history.replaceState(null, '', `?${new URLSearchParams({ ...settings })}${location.hash}`);
  showHint();
  if (name !== 'theme' && name !== 'width') return loadView();
  if (frame) frame.style.width = widthOf(settings);
  push('context', contextOf(settings, config));
});

// The view is not loaded again: trouble may come at any time.
element('trouble').addEventListener('change', async (event) => {
  const { name, value } = event.target as HTMLSelectElement;
  await ask('/host/trouble', { [name]: value });
});

element('reload').addEventListener('click', loadView);
// A tab of its own, as monday opens a window: coming back to this one is the view's next look.
element('connect').addEventListener('click', () =>
  window.open(`/connect?person=${settings.person}`, 'connect-account'),
);
element('pages').addEventListener('click', ({ target }) => {
  const path = target instanceof HTMLElement ? target.dataset.path : undefined;
  if (path) window.open(`${path}?person=${settings.person}`, 'monday-page');
});
new BroadcastChannel('connect-account').addEventListener('message', ({ data }) =>
  showNotice(
    data.isConnected
      ? { type: 'success', message: `Connected: ${data.displayName}` }
      : { type: 'error', message: data.detail },
  ),
);

await fillBar();
listOutside(config);
startTime({
  initial: await load('/host/time'),
  move: (minutes) => ask('/host/time', { minutes }) as Promise<{ offsetMilliseconds: number }>,
  onMoved: loadView,
});
showHint();
await loadView();
