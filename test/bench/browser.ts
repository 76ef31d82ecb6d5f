import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Frame, type Page } from 'playwright-core';
import { type OpenView, openView } from '../browser/kit/view.ts';
import { chromiumOptions } from '../kit/chromium.ts';
import { cast } from '../sandbox/monday/people.ts';
import { type Sandbox, startSandbox } from '../sandbox/start.ts';
import { answerTime, collectVitals, readVitals, scrollFrames } from './in-page.ts';
import { type Figure, median, type Say } from './measure.ts';

/** A processor four times as slow as this one: about an ordinary office laptop of some years ago. */
const slowedBy = 4;
const opens = 5;
/** Connections that are scrolled through, page by page. */
const scrolled = 1000;

/** The frame is another site, and so another process: both are slowed. */
async function slowDown(page: Page, frame: Frame): Promise<void> {
  const context = page.context();
  const sessions: CDPSession[] = [
    await context.newCDPSession(page),
    await context.newCDPSession(frame),
  ];
  for (const session of sessions) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
  }
}

async function openAt(
  speed: 'full' | 'slowed',
  { browser, sandbox, tab }: { browser: Browser; sandbox: Sandbox; tab: string },
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(collectVitals);
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  // Once at full speed: what is measured is a second visit of the host page, and not its start.
  const options = { person: cast.admin, tab, frame: 'generous' as const };
  const opened = await openView(page, sandbox.url, options);
  const frame = await opened.frame();
  if (speed === 'slowed') await slowDown(page, frame);
  return { ...opened, element: frame, close: () => context.close() };
}

const firstRow = ({ view }: OpenView) => view.getByRole('row').nth(1).getByRole('button').first();

/** Loads the view again in its frame, so that all of its start is slowed down. */
async function paintsOf(browser: Browser, sandbox: Sandbox) {
  const paints: number[] = [];
  const shifts: number[] = [];
  for (let run = 0; run < opens; run += 1) {
    const opened = await openAt('slowed', { browser, sandbox, tab: 'connections' });
    await opened.element.evaluate(() => location.reload());
    await firstRow(opened).waitFor();
    await opened.page.waitForTimeout(1000);
    const { largestPaint, shift } = await (await opened.frame()).evaluate(readVitals);
    paints.push(largestPaint);
    shifts.push(shift);
    await opened.close();
  }
  return { paint: median(paints), shift: Math.max(...shifts) };
}

/** The longest of what a person does with mouse or keys: each from the press to the next picture. */
async function longestInteraction(opened: OpenView, act: () => Promise<void>): Promise<number> {
  const frame = await opened.frame();
  const before = (await frame.evaluate(readVitals)).interactions.length;
  await act();
  await opened.page.waitForTimeout(500);
  const { interactions } = await frame.evaluate(readVitals);
  // Below 16 ms the browser does not report one.
  return Math.max(16, ...interactions.slice(before));
}

async function listFigures(speed: 'full' | 'slowed', browser: Browser, sandbox: Sandbox) {
  const opened = await openAt(speed, { browser, sandbox, tab: 'connections' });
  await firstRow(opened).waitFor();
  const frame = await opened.frame();
  const frames = await frame.evaluate(scrollFrames, scrolled);
  const { shift } = await frame.evaluate(readVitals);

  const answers: number[] = [];
  const choose = async (option: string) => {
    await opened.view.getByRole('combobox', { name: 'Provider' }).click();
    await opened.view.getByRole('option', { name: option }).click({ trial: true });
    const answered = frame.evaluate(answerTime);
    await opened.view.getByRole('option', { name: option }).click();
    answers.push(await answered);
  };
  const filter = await longestInteraction(opened, async () => {
    for (const option of ['Google', 'Slack', 'Google', 'Microsoft 365']) await choose(option);
  });
  const row = await longestInteraction(opened, () => firstRow(opened).click());
  await opened.close();
  return { frames, shift, answer: median(answers), filter, row };
}

async function tickFigure(browser: Browser, sandbox: Sandbox): Promise<number> {
  const opened = await openAt('slowed', { browser, sandbox, tab: 'cases' });
  await opened.view.getByRole('row').nth(1).getByRole('button').first().click();
  const box = opened.view.getByRole('checkbox', { checked: false }).first();
  // The box that is seen is rendered over the real one.
  await box.waitFor({ state: 'attached' });
  await opened.page.waitForTimeout(1000);
  const tick = await longestInteraction(opened, () => box.press(' '));
  await opened.close();
  return tick;
}

const atFullSpeed = (
  name: string,
  value: number,
  unit: Figure['unit'],
  atMost?: number,
): Figure => ({
  kind: 'absolute',
  name,
  value,
  unit,
  ...(atMost !== undefined && { budget: { atMost } }),
});

const slowed = (name: string, ...rest: [number, Figure['unit'], number?]): Figure =>
  atFullSpeed(`${name}, processor ${slowedBy} times slower`, ...rest);

/**
 * The view in Chromium, over an account of that many connections. Limits of paint and interaction:
 * https://web.dev/articles/vitals
 */
export async function browserFigures(
  folder: string,
  connections: number,
  say: Say,
): Promise<Figure[]> {
  const count = connections.toLocaleString('en');
  say(`the view in Chromium, with ${count} connections`);
  const [sandbox, browser] = await Promise.all([
    startSandbox({
      folder: join(folder, 'sandbox'),
      connections,
      environment: { RATE_LIMIT_SCALE: '0' },
    }),
    chromium.launch(chromiumOptions()),
  ]);
  try {
    const { paint, shift } = await paintsOf(browser, sandbox);
    const full = await listFigures('full', browser, sandbox);
    const list = await listFigures('slowed', browser, sandbox);
    const tick = await tickFigure(browser, sandbox);
    const scrolling = `scrolling ${scrolled} rows`;
    return [
      slowed('largest contentful paint of the list', paint, 'ms', 2500),
      slowed(
        'layout shift while the list opens, gets its typefaces and scrolls',
        Math.max(shift, list.shift),
        '',
        0.05,
      ),
      slowed('interaction, a filter', list.filter, 'ms', 200),
      slowed('interaction, opening a row', list.row, 'ms', 200),
      slowed('interaction, ticking a step', tick, 'ms', 200),
      atFullSpeed(`answer to a filter shown (${count})`, full.answer, 'ms', 100),
      slowed(`answer to a filter shown (${count})`, list.answer, 'ms', 150),
      atFullSpeed(`longest frame, ${scrolling}`, Math.max(...full.frames), 'ms', 50),
      slowed(`longest frame, ${scrolling}`, Math.max(...list.frames), 'ms', 50),
      slowed(`middle frame, ${scrolling}`, median(list.frames), 'ms'),
    ];
  } finally {
    await browser.close();
    await sandbox.close();
  }
}
