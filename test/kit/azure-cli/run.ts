import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Graph } from './graph.ts';
import { ids, type Tenant } from './tenant.ts';
import { AzureCli, type Result } from './tool.ts';

/**
 * The programs, as functions that bash reads before the block: each call of a real program costs a
 * process or two, and a block makes hundreds. They hand name and arguments over, and print what
 * comes back.
 */
const programs = `
stand_in() {
  local code line
  exec 7<>"/dev/tcp/127.0.0.1/$STAND_IN_PORT" || return 99
  printf '%s\\0' "$#" "$@" >&7
  IFS= read -r code <&7
  while IFS= read -r line <&7; do
    if [ "$code" = 0 ]; then printf '%s\\n' "$line"; else printf '%s\\n' "$line" >&2; fi
  done
  exec 7>&-
  return "$code"
}
az() { stand_in az "$@"; }
sleep() { stand_in sleep "$@"; }
`;

/** Words end with NUL; the first says how many follow. Null while some are missing. */
function wordsOf(buffer: Buffer): string[] | null {
  const [count, ...words] = buffer.toString('utf8').split('\0').slice(0, -1);
  return count !== undefined && words.length === Number(count) ? words : null;
}

function answerCalls(socket: Socket, run: (words: string[]) => Result): void {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    const words = wordsOf(received);
    if (!words) return;
    const { code, output } = run(words);
    socket.end(`${code}\n${output}`);
  });
}

export interface Ran {
  code: number | null;
  output: string;
  errors: string;
  graph: Graph;
  cli: AzureCli;
  /** Seconds that the block waited, by the stand-in of `sleep`. */
  waited: number;
}

export interface RunOptions {
  /** Typed at the question. */
  answer?: string;
  signedInTo?: string | null;
  cloud?: string;
  /** The file of ids beside the block; null for none. */
  list?: string | null;
}

/**
 * Runs a block in a real bash, as if pasted, with stand-ins for `az` and `sleep`.
 * A call that the stand-in does not know fails the run.
 */
export async function runBlock(
  block: string,
  tenant: Tenant,
  { answer = 'YES', signedInTo = tenant.id, list = `${ids.person}\n`, ...options }: RunOptions = {},
): Promise<Ran> {
  const graph = new Graph(tenant);
  const cli = new AzureCli(graph, signedInTo);
  if (options.cloud) cli.cloud = options.cloud;
  const folder = mkdtempSync(join(tmpdir(), 'azure-cli-'));
  const faults: unknown[] = [];
  const server = createServer((socket) =>
    answerCalls(socket, ([program = '', ...words]) => {
      if (program === 'sleep') {
        graph.now += Number(words[0]);
        return { code: 0, output: '' };
      }
      try {
        return cli.run(words);
      } catch (error) {
        faults.push(error);
        return { code: 98, output: String(error) };
      }
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    writeFileSync(join(folder, 'programs.sh'), programs);
    if (list !== null) writeFileSync(join(folder, 'people.txt'), list);
    const ran = await bash(block, answer, folder, {
      PATH: process.env.PATH ?? '',
      BASH_ENV: join(folder, 'programs.sh'),
      // Node's standard input is a socket: a first bash would take itself for a remote login and
      // read another start file.
      SHLVL: '1',
      STAND_IN_PORT: String((server.address() as AddressInfo).port),
      HOME: folder,
    });
    if (faults.length > 0) throw faults[0];
    return { ...ran, graph, cli, waited: graph.now };
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function bash(block: string, answer: string, cwd: string, env: Record<string, string>) {
  return new Promise<{ code: number | null; output: string; errors: string }>((resolve, reject) => {
    // The block is an argument, so that standard input is what the person types.
    const child = spawn('bash', ['-c', block], { cwd, env });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
    child.stdin.on('error', () => {});
    child.stdin.end(`${answer}\n`);
  });
}
