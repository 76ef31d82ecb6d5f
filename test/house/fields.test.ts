import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({
    name: join('client', name),
    text: readFileSync(join('client', name), 'utf8'),
  }));
const holding = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test('the focus is moved by one function, which leaves the keys of the page around the frame', () => {
  // Copying selects a field that is made for it, at the press of a button.
  expect(holding(/\.focus\(/).sort()).toEqual(['client/monday/copy.ts', 'client/ui/move-focus.ts']);
});

test('every search that asks monday or the server waits for the end of a composition', () => {
  expect(holding(/\bSearch\b[^;]*from '@vibe\/core'/)).toEqual(['client/ui/search-field.tsx']);
  expect(holding(/onInputChange=/)).toEqual(
    holding(/onInputChange=[\s\S]*onText|useComposition\([\s\S]*onInputChange=/),
  );
});
