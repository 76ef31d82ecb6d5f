import { afterEach, beforeEach, expect } from 'vitest';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
let written: string[] = [];

/** Fails a test that prints anything unasked: it is a fault somewhere. */
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
