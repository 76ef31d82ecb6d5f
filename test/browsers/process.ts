import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

/** Milliseconds that a program may take to say that it is ready: two cores may be shared. */
const patience = 60_000;

/** Ends a program that was started here, and waits for its end. */
export async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  const late = setTimeout(() => program.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
}

interface ProgramOptions {
  args: string[];
  /** Debian's package that has it. */
  package: string;
  /** Matches the line that says it is ready; its first group is returned. Ready at once when absent. */
  sought?: RegExp;
  /** Number of the output that is read. */
  stream?: 1 | 2 | 3;
  env?: NodeJS.ProcessEnv;
}

/**
 * Starts a program and waits for a line of its output.
 *
 * @throws Error that names the package to install, or says that the program did not start
 */
export async function startProgram(
  command: string,
  options: ProgramOptions,
): Promise<{ program: ChildProcess; told: string }> {
  const { args, sought, stream = 1, env } = options;
  const program = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  // What no one reads fills up, and the program would wait.
  for (const output of program.stdio) if (output instanceof Readable) output.resume();
  const told = new Promise<string>((resolve, reject) => {
    program.once('error', () =>
      reject(new Error(`${command} is not installed: apt-get install ${options.package}`)),
    );
    program.once('exit', (code) => reject(new Error(`${command} ended with ${code}.`)));
    setTimeout(() => reject(new Error(`${command} did not start.`)), patience).unref();
    if (!sought) program.once('spawn', () => resolve(''));
    const output = program.stdio[stream];
    if (!sought || !(output instanceof Readable)) return;
    createInterface({ input: output }).on('line', (line) => {
      const found = sought.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
  try {
    return { program, told: await told };
  } catch (error) {
    if (program.pid) await end(program);
    throw error;
  }
}
