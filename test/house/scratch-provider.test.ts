import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicUrl } from '../kit/environment.ts';
import { type StartedMain, startMain } from '../kit/main.ts';
import { requestToken, sessionToken } from '../kit/tokens.ts';
import { faultyFiles, writeProgram } from '../kit/type-check.ts';
import { answering, type StandIn, startStandIn } from '../server/providers/stand-in.ts';
import { germanTitle, zoomFolder, zoomLines, zoomTestLines } from './scratch/zoom-folder.ts';

const project = process.cwd();
/** Far more than it takes on a quiet machine. */
const minutes = 60_000;
const languages = ['de', 'fr', 'es', 'pt', 'ja'];
const admin = { accountId: 777, userId: 1, kind: 'admin' as const };
const person = { accountId: 777, userId: 42 };

let copy: string;
let before: Map<string, string>;
let standIn: StandIn;
let started: StartedMain;

/** Every file of the copy with what is in it, without libraries and what the compiler keeps. */
function filesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) =>
      entry.isFile() &&
      !entry.name.endsWith('.tsbuildinfo') &&
      !entry.parentPath.startsWith(join(folder, 'node_modules')),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
      return [path.slice(folder.length + 1), digest];
    }),
  );
}

function copyProject(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyholder-test-')));
  for (const name of ['build', 'client', 'server', 'test', 'package.json']) {
    cpSync(join(project, name), join(folder, name), { recursive: true });
  }
  for (const name of readdirSync(project).filter((one) => /\.(base\.json|config\.ts)$/.test(one))) {
    cpSync(join(project, name), join(folder, name));
  }
  cpSync(join(project, 'test/kit/view'), join(folder, 'dist'), { recursive: true });
  // A folder of its own: the server keeps compiled code in its `.cache`.
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (name === '.cache') continue;
    symlinkSync(join(project, 'node_modules', name), join(folder, 'node_modules', name));
  }
  writeProgram(folder, [
    '*.ts',
    'client',
    'client/i18n/en/*.json',
    'server',
    'test',
    'test/**/*.json',
  ]);
  return folder;
}

function change(file: string, by: (text: string) => string): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const changed = by(text);
  expect(changed, file).not.toBe(text);
  writeFileSync(path, changed);
}

function addLines(lines: typeof zoomLines): void {
  for (const [file, additions] of Object.entries(lines)) {
    for (const [place, line] of additions) {
      change(file, (text) => text.replace(place, () => line + place));
    }
  }
}

/** Texts of the guides by their English, of permissions by their key. */
function addTranslations(): void {
  for (const language of languages) {
    change(`server/guides/languages/${language}.json`, (text) =>
      text.replace('{', () => `{\n  "Your own Zoom account": ${JSON.stringify(germanTitle)},`),
    );
  }
  for (const language of ['en', ...languages]) {
    change(`client/i18n/${language}/permissions.json`, (text) =>
      text.replace('"things": {', () => '"things": {\n    "zoom-user-read-user": "…",'),
    );
  }
}

beforeAll(async () => {
  copy = copyProject();
  before = filesOf(copy);
  standIn = await startStandIn(
    answering({
      '/users/me': {
        id: 'u1',
        account_id: 'a1',
        display_name: 'Ada Lovelace',
        email: 'ada@example.com',
      },
    }),
  );
}, 2 * minutes);
afterAll(async () => {
  started?.child.kill('SIGKILL');
  await standIn.close();
  rmSync(copy, { recursive: true });
});

test(
  'a provider costs its folder, a line in the registry and one in the contract, and its texts',
  async () => {
    mkdirSync(join(copy, 'server/providers/zoom'));
    for (const [name, text] of Object.entries(zoomFolder)) {
      writeFileSync(join(copy, 'server/providers/zoom', name), text);
    }
    addLines(zoomLines);
    addTranslations();
    // What remains are samples, and the compiler names each.
    expect(faultyFiles(copy)).toEqual(Object.keys(zoomTestLines).sort());
    addLines(zoomTestLines);
    expect(faultyFiles(copy)).toEqual([]);

    const after = filesOf(copy);
    const touched = [...after].filter(([file, digest]) => before.get(file) !== digest);
    expect(touched.map(([file]) => file).sort()).toEqual(
      [
        ...Object.keys(zoomFolder).map((name) => `server/providers/zoom/${name}`),
        ...Object.keys(zoomLines),
        ...Object.keys(zoomTestLines),
        ...languages.map((language) => `server/guides/languages/${language}.json`),
        ...['en', ...languages].map((language) => `client/i18n/${language}/permissions.json`),
      ].sort(),
    );
  },
  15 * minutes,
);

test(
  'the app with it connects an account, and knows its guide and the ways of its administrators',
  async () => {
    started = await startMain(
      {
        DATABASE_URL: `sqlite:${join(copy, 'keyholder.db')}`,
        ZOOM_API_URL: standIn.url,
        ZOOM_CLIENT_ID: 'zoom-client-id',
      },
      [process.execPath, join(copy, 'server/main.ts')],
    );
    expect(started.url, started.url === '' ? (await started.ended).stderr : '').not.toBe('');
    const path = '/monday/credentials/zoom/identity';
    const connected = await fetch(started.url + path, {
      method: 'POST',
      headers: {
        authorization: requestToken(person, publicUrl + path),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ token: 'a-zoom-token', userId: 42, accountId: 777 }),
    });
    expect(await connected.json()).toEqual({
      providerUniqueIdentifier: 'a1:u1',
      displayName: 'Ada Lovelace',
    });

    const guide = await (await fetch(`${started.url}/guide?provider=zoom&who=self`)).text();
    expect(guide).toContain('Your own Zoom account');
    expect(guide).toContain('id="zoom-remove-own"');
    const german = await (
      await fetch(`${started.url}/guide?provider=zoom&who=self&language=de`)
    ).text();
    expect(german).toContain(germanTitle);

    const planned = await fetch(`${started.url}/api/cases?dryRun=true`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sessionToken(admin)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        situation: 'app_compromised',
        target: { kind: 'provider', provider: 'zoom' },
      }),
    });
    const { sections } = (await planned.json()) as { sections: object[] };
    expect(sections).toContainEqual(
      expect.objectContaining({
        actor: 'provider_admin',
        method: 'admin_console',
        steps: [{ key: 'zoom-remove-for-all', reports: 'provider' }],
      }),
    );
  },
  2 * minutes,
);

test(
  'the manifest has its credentials, its block and its field',
  () => {
    const file = join(copy, 'zoom-manifest.json');
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(copy, 'server/commands/manifest.ts'), file],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, PUBLIC_URL: publicUrl, ZOOM_CLIENT_ID: 'zoom-client-id' },
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const { app } = JSON.parse(readFileSync(file, 'utf8'));
    const keys = app.features.map(({ key }: { key: string }) => key);
    expect(keys).toEqual(expect.arrayContaining(['zoom_credentials', 'check_connection_zoom']));
    const text = JSON.stringify(app);
    expect(text).toContain('zoom-client-id');
    expect(text).toContain(`${publicUrl}/monday/credentials/zoom/identity`);
    expect(text).not.toContain('microsoft');
  },
  minutes,
);
