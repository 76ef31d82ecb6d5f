import { afterEach, beforeEach, expect } from 'vitest';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
let written: string[] = [];

/** What a test prints unasked is a fault somewhere: it fails the test. */
beforeEach(() => {
  written = [];
  for (const method of methods) {
    console[method] = (...parts: unknown[]) =>
      written.push(`${method}: ${parts.map(String).join(' ')}`);
  }
});

afterEach(() => {
  expect(written, 'unexpected console output').toEqual([]);
});
