import { cleanup, configure, getConfig } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import '@vibe/core';
import '../kit/quiet-console.ts';

// A worker serves many files: none finds what modules of the view kept from the one before it.
vi.resetModules();

// Several test files share two cores: a second is soon over.
configure({ asyncUtilTimeout: 15_000 });

// While it is waited for something, each try in vain would print the whole page. The last one does.
const { getElementError } = getConfig();
configure({
  getElementError(message, container) {
    const config: object = getConfig();
    const isTriedAgain =
      '_disableExpensiveErrorDiagnostics' in config && config._disableExpensiveErrorDiagnostics;
    return isTriedAgain ? new Error(message ?? '') : getElementError(message, container);
  },
});

// jsdom lays nothing out: everything is as large as a monday frame on a desk.
const size = { width: 1280, height: 480 };
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => size.width },
  offsetHeight: { configurable: true, get: () => size.height },
  clientHeight: { configurable: true, get: () => size.height },
});
HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, size.width, size.height);

class NothingResizes {
  observe() {}
  unobserve() {}
  disconnect() {}
}

// The window of a worker is never left: what a test typed must not ask on behalf of the next one.
const { addEventListener } = window;
const asking: EventListenerOrEventListenerObject[] = [];
window.addEventListener = (
  type: string,
  listener: EventListenerOrEventListenerObject,
  options?: boolean | AddEventListenerOptions,
) => {
  if (type === 'beforeunload') asking.push(listener);
  addEventListener.call(window, type, listener, options);
};

beforeEach(() => {
  // jsdom says no until something in the page has the focus; a frame that is used has it.
  document.hasFocus = () => true;
  vi.stubGlobal('ResizeObserver', NothingResizes);
  showAsWide(true);
});

afterEach(() => {
  cleanup();
  for (const listener of asking.splice(0)) window.removeEventListener('beforeunload', listener);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Answers the one media query of the view. */
export function showAsWide(isWide: boolean): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    media: query,
    matches: query === '(max-width: 600px)' && !isWide,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
}
