import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, type WebDriver, WebElement } from 'selenium-webdriver';
import type { Driver, DriverTab, Where } from './driver.ts';
import { end, startProgram } from './process.ts';

const size = { width: 1280, height: 980 };

/** WebKitGTK has no mode without windows. */
async function startDisplay(): Promise<{ program: ChildProcess | null; display: string }> {
  if (process.env.DISPLAY) return { program: null, display: process.env.DISPLAY };
  const { program, told } = await startProgram('Xvfb', {
    args: ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'],
    package: 'xvfb',
    sought: /^(\d+)$/,
    stream: 3,
  });
  return { program, display: `:${told}` };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** Waits until the driver answers: it writes nothing when it is ready. */
async function untilReady(url: string): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const isReady = await fetch(`${url}/status`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not start.');
}

/** Returns a tab by its window handle. https://www.w3.org/TR/webdriver2/ */
function createTab(driver: WebDriver, handle: string): DriverTab {
  async function go(where: Where): Promise<void> {
    await driver.switchTo().window(handle);
    await driver.switchTo().defaultContent();
    if (where === 'frame') await driver.switchTo().frame(0);
  }
  return {
    async open(url) {
      await go('page');
      await driver.get(url);
    },
    async run(where, script, ...given) {
      await go(where);
      return driver.executeScript(script, ...given);
    },
    async press(where, script, ...given) {
      await go(where);
      const element = await driver.executeScript(script, ...given);
      if (!(element instanceof WebElement)) throw new Error('The script returned no element.');
      await element.click();
    },
    async type(where, pressed) {
      await go(where);
      const actions = driver.actions({ async: true });
      for (const key of pressed) actions.keyDown(key);
      for (const key of [...pressed].reverse()) actions.keyUp(key);
      await actions.perform();
    },
    async screenshot() {
      await go('page');
      return driver.takeScreenshot();
    },
    // "Unknown command" in 2.50.
    print: () => Promise.resolve(null),
    isOpen: async () => (await driver.getAllWindowHandles()).includes(handle),
    async close() {
      await driver.switchTo().window(handle);
      await driver.close();
    },
  };
}

/**
 * Starts WebKitGTK's own small browser by WebKitWebDriver, on a display of its own where there is none.
 *
 * @throws Error when it is not installed or does not start
 */
export async function startWebKit(): Promise<Driver> {
  const { program: display, display: name } = await startDisplay();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { program } = await startProgram('WebKitWebDriver', {
    args: [`--port=${port}`],
    package: 'webkit2gtk-driver',
    env: { DISPLAY: name, LANGUAGE: 'en_GB', NO_AT_BRIDGE: '1' },
  });
  await untilReady(url);
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities({ browserName: 'MiniBrowser', pageLoadStrategy: 'normal' })
    .build();
  const base = await driver.getWindowHandle();
  const known = new Set([base]);
  const capabilities = await driver.getCapabilities();

  return {
    name: `WebKitGTK ${capabilities.getBrowserVersion()}`,
    async newTab() {
      // The one in use may be closed, and nothing can be asked of it.
      await driver.switchTo().window(base);
      await driver.switchTo().newWindow('window');
      await driver
        .manage()
        .window()
        .setRect({ x: 0, y: 0, ...size });
      const handle = await driver.getWindowHandle();
      known.add(handle);
      return createTab(driver, handle);
    },
    async opened() {
      const fresh = (await driver.getAllWindowHandles()).filter((handle) => !known.has(handle));
      for (const handle of fresh) known.add(handle);
      return fresh.map((handle) => createTab(driver, handle));
    },
    // The protocol without events tells nothing of the console.
    written: () => null,
    async close() {
      await driver.quit();
      await end(program);
      if (display) await end(display);
    },
  };
}
