import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import '@vibe/core';
import '../kit/quiet-console.ts';

// A worker serves many files: none finds what modules of the view kept from the one before it.
vi.resetModules();

// Several test files share two cores: a second is soon over.
configure({ asyncUtilTimeout: 15_000 });

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

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', NothingResizes);
  showAsWide(true);
});

afterEach(() => {
  cleanup();
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
