import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commandOf, readDockerfile } from './read-dockerfile.ts';

/*
 * `npm run rehearse`: carries out the steps of the Dockerfile where there is no container engine. Each
 * stage is a folder; users and the base image are not played. At the end the server is started, the
 * health check is asked, and nothing but the folder of the store may have been written.
 */

interface Stage {
  folder: string;
  environment: Record<string, string>;
}

const home = mkdtempSync(join(tmpdir(), 'keyholder-rehearsal-'));
const path = `${dirname(process.execPath)}:${process.env.PATH}`;
const port = '18099';

/** The files of the repository that an engine would be given. */
function fillContext(): string {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n').filter(Boolean);
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(file))
    .filter((file) => !ignored.some((name) => file === name || file.startsWith(`${name}/`)));
  const context = join(home, 'context');
  for (const file of files) {
    mkdirSync(dirname(join(context, file)), { recursive: true });
    cpSync(file, join(context, file));
  }
  return context;
}

function copy(text: string, stage: Stage, context: string, stages: Map<string, Stage>): void {
  const parts = text.split(' ');
  const from = /^--from=(\w+)$/.exec(parts[0] ?? '')?.[1];
  const source = from ? stages.get(from)?.folder : context;
  if (source === undefined) throw new Error(`There is no stage ${from}.`);
  const names = (from ? parts.slice(1) : parts).map((name) => name.replace(/^\/app\/?/, ''));
  const to = names.pop() ?? '.';
  const isFolder = to === '.' || to === './' || to === '';
  for (const name of names) {
    cpSync(join(source, name), join(stage.folder, isFolder ? name : to), { recursive: true });
  }
}

/** The engine's own cache is thrown away; ours stays, and no one changes owners here. */
function run(text: string, { folder, environment }: Stage): void {
  const script = text
    .replace(/\s*&&\s*npm cache clean --force/, '')
    .replace(/\s*&&\s*chown \S+ [^&]+/, '');
  const { status } = spawnSync('sh', ['-c', script], {
    cwd: folder,
    env: { PATH: path, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`RUN ${text}: exit code ${status}`);
}

function buildStages() {
  const context = fillContext();
  const stages = new Map<string, Stage>();
  let stage: Stage = { folder: '', environment: {} };
  let command: string[] = [];
  let health: string[] = [];
  for (const { name, text } of readDockerfile(readFileSync('Dockerfile', 'utf8'))) {
    if (name === 'FROM') {
      stage = { folder: join(home, `stage-${stages.size}`), environment: {} };
      mkdirSync(stage.folder);
      stages.set(/ AS (\w+)$/i.exec(text)?.[1] ?? `${stages.size}`, stage);
    } else if (name === 'ENV') {
      const [variable = '', value = ''] = text.split('=');
      stage.environment[variable] = value;
    } else if (name === 'COPY') copy(text, stage, context, stages);
    else if (name === 'RUN') run(text, stage);
    else if (name === 'HEALTHCHECK') health = commandOf(text.slice(text.indexOf('CMD')));
    else if (name === 'CMD') command = commandOf(text);
    else if (!['WORKDIR', 'VOLUME', 'USER', 'EXPOSE'].includes(name)) {
      throw new Error(`The rehearsal does not know ${name}.`);
    }
  }
  return { stage, command, health };
}

/** Every file outside the store's folder, with when it was written. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'data' && !name.startsWith('data/'))
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name));
      return `${name} ${mtimeMs} ${size}`;
    })
    .sort();

async function askHealth(
  server: ChildProcess,
  health: string[],
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    const [program = '', ...rest] = health;
    if (spawnSync(program, rest, { env: environment }).status === 0) return;
    await wait(500);
  }
  throw new Error('The health check fails.');
}

async function rehearse(): Promise<void> {
  const { stage, command, health } = buildStages();
  const before = filesOf(stage.folder);
  const environment = {
    ...stage.environment,
    PATH: path,
    PORT: port,
    PUBLIC_URL: 'https://keyholder.example.com',
    MONDAY_CLIENT_ID: 'rehearsal',
    MONDAY_CLIENT_SECRET: 'client-secret-of-the-rehearsal',
    MONDAY_SIGNING_SECRET: 'signing-secret-of-the-rehearsal',
    MICROSOFT_CLIENT_ID: '00000000-0000-4000-8000-000000000001',
    LOG_LEVEL: 'warn',
    // Kept beside the code where it may be written; a read-only root does without it.
    NODE_DISABLE_COMPILE_CACHE: '1',
  };
  const [program = '', ...rest] = command;
  const server = spawn(program, rest, { cwd: stage.folder, env: environment, stdio: 'inherit' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    await askHealth(server, health, environment);
    process.stdout.write('ok   the server answers its health check\n');
  } finally {
    server.kill('SIGTERM');
  }
  const code = await ended;
  if (code !== 0) throw new Error(`SIGTERM ends the server with ${code}.`);
  process.stdout.write('ok   SIGTERM ends it with 0\n');
  const after = filesOf(stage.folder);
  const written = after.filter((line) => !before.includes(line));
  if (written.length > 0) throw new Error(`Written outside data/: ${written.join(', ')}`);
  process.stdout.write('ok   nothing is written outside data/\n');
}

try {
  await rehearse();
} catch (error) {
  process.stderr.write(`FAIL ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}
