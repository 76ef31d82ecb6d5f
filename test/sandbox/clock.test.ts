import { spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';

const program = `
  setInterval(() => {}, 1000);
  process.on('message', () => {
    process.send({
      now: Date.now(),
      made: new Date().getTime(),
      text: Date(),
      given: new Date(0).toISOString(),
      isDate: new Date() instanceof Date,
      utc: Date.UTC(2026, 0, 1),
    });
  });
`;
interface Seen {
  now: number;
  made: number;
  text: string;
  given: string;
  isDate: boolean;
  utc: number;
}

const children: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A process with the clock in it, that tells its times after each shift. */
function startShifted() {
  const child = spawn(
    process.execPath,
    ['--import', './test/sandbox/clock.ts', '--eval', program],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  children.push(child);
  return (clockOffsetMilliseconds: number) =>
    new Promise<Seen>((resolve) => {
      child.on('message', (message: object) => {
        if ('now' in message) resolve(message as Seen);
      });
      child.send({ clockOffsetMilliseconds });
    });
}

test('every way to ask for the time is shifted, and every other use of Date is as ever', async () => {
  const shift = startShifted();
  const year = -365 * 24 * 60 * 60 * 1000;
  const seen = await shift(year);
  const expected = Date.now() + year;
  for (const time of [seen.now, seen.made, Date.parse(seen.text)]) {
    expect(Math.abs(time - expected)).toBeLessThan(5000);
  }
  expect(seen).toMatchObject({
    given: '1970-01-01T00:00:00.000Z',
    isDate: true,
    utc: Date.UTC(2026, 0, 1),
  });
});

test('a shift of nothing is the present', async () => {
  const shift = startShifted();
  const { now } = await shift(0);
  expect(Math.abs(now - Date.now())).toBeLessThan(5000);
});
