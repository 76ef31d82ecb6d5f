import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { finishTransitions, openView } from '../browser/kit/view.ts';
import { workingMonday } from '../sandbox/monday/state.ts';
import type { Sandbox } from '../sandbox/start.ts';
import type { FramedScreen, OutsideScreen, Screen } from './screen.ts';

export const themes = ['light', 'dark', 'black'] as const;
/** Of the frame, in CSS pixels. */
export const widths = [1280, 380] as const;

export interface Picture {
  screen: string;
  theme: (typeof themes)[number];
  width: (typeof widths)[number];
  file: string;
}

export interface TakeOptions {
  browser: Browser;
  sandbox: Sandbox;
  folder: string;
  /** Language of the person, such as `de`. */
  language: string;
  onTaken(): void;
}

const usualHeight = 900;
/** A picture higher than this shows nothing more that anyone would look at. */
const mostHeight = 6000;
const stepMilliseconds = 15_000;

/** Runs in the page: the view brings its fonts after the first screen, and a picture is to show them. */
const loadFonts = async () => {
  const isThere = () =>
    [...window.document.fonts].some(
      ({ display, status }) => display === 'swap' && status === 'loaded',
    );
  for (let tries = 0; !isThere() && tries < 50; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await window.document.fonts.ready;
};

const isOutside = (screen: Screen): screen is OutsideScreen => 'address' in screen;

/** Pages outside the frame follow the browser's setting, which knows no black. */
export const themesOf = (screen: Screen) =>
  isOutside(screen) ? themes.filter((theme) => theme !== 'black') : themes;

export const widthsOf = (screen: Screen) =>
  !isOutside(screen) && screen.isWideOnly ? widths.slice(0, 1) : widths;

export const countPictures = (screens: readonly Screen[]) =>
  screens.reduce((sum, screen) => sum + themesOf(screen).length * widthsOf(screen).length, 0);

function createNamer({ folder }: TakeOptions, screen: Screen, width: Picture['width']) {
  return (theme: Picture['theme']): Picture & { path: string } => {
    const file = `${screen.name}-${width}-${theme}.png`;
    return { screen: screen.name, theme, width, file, path: join(folder, file) };
  };
}

async function takeFramed(
  page: Page,
  screen: FramedScreen,
  width: Picture['width'],
  options: TakeOptions,
): Promise<Picture[]> {
  const { sandbox, language, onTaken } = options;
  const { person, surface, tab, id, frame, steps } = screen;
  const opened = await openView(page, sandbox.url, {
    // The strict frame keeps no place in the address.
    ...{ frame: 'generous', language, width: width === 1280 ? 'full' : String(width) },
    ...{ person, ...(tab && { tab }), ...(id && { id }) },
    ...(surface && { surface }),
    ...(frame && { frame }),
  });
  for (const step of steps) await step(opened.view, page);
  const document = await opened.frame();
  await document.evaluate(loadFonts);
  const hidden = await document.evaluate(
    () => window.document.documentElement.scrollHeight - window.innerHeight,
  );
  if (hidden > 0) {
    await page.setViewportSize({ width: 1280, height: Math.min(usualHeight + hidden, mostHeight) });
  }
  const named = createNamer(options, screen, width);
  const pictures: Picture[] = [];
  for (const theme of themes) {
    await opened.showIn(theme);
    const { path, ...picture } = named(theme);
    await page.locator('#stage iframe').screenshot({ path, timeout: stepMilliseconds });
    pictures.push(picture);
    onTaken();
  }
  return pictures;
}

async function takeOutside(
  page: Page,
  screen: OutsideScreen,
  width: Picture['width'],
  options: TakeOptions,
): Promise<Picture[]> {
  await page.goto(await screen.address(options.sandbox));
  for (const step of screen.steps ?? []) await step(page, page);
  await page.waitForLoadState('networkidle');
  const named = createNamer(options, screen, width);
  const pictures: Picture[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(finishTransitions);
    const { path, ...picture } = named(theme);
    await page.screenshot({ path, fullPage: true, timeout: stepMilliseconds });
    pictures.push(picture);
    options.onTaken();
  }
  return pictures;
}

/**
 * Takes the pictures of one screen in one width.
 *
 * @throws Error when a step does not get where it should
 */
export async function takeScreen(
  screen: Screen,
  width: Picture['width'],
  options: TakeOptions,
): Promise<Picture[]> {
  const { browser, sandbox, language } = options;
  const context = await browser.newContext({
    // The narrow frame stands in a window that has room for monday's bar.
    viewport: { width: isOutside(screen) ? width : 1280, height: usualHeight },
    locale: language,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(stepMilliseconds);
  try {
    const page = await context.newPage();
    if (isOutside(screen)) return await takeOutside(page, screen, width, options);
    screen.trouble?.(sandbox);
    return await takeFramed(page, screen, width, options);
  } finally {
    Object.assign(sandbox.monday.controls, workingMonday());
    await context.close();
  }
}
