import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { screens } from '../pictures/screens.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const casesTab = /casesTab = '([^']+)'/.exec(read('client/navigation/start-revocation.ts'))?.[1];

/** The tabs of the view as `client/app/screens.ts` lists them, and whether their entries lead on. */
function tabs(): { id: string; hasDetail: boolean }[] {
  const list = read('client/app/screens.ts').split('export const screens')[1] ?? '';
  return [...list.matchAll(/^ {2}\{\s*id: ('[^']+'|casesTab),.*?\},?$/gms)].map(([text, id]) => ({
    id: id === 'casesTab' ? String(casesTab) : String(id).replaceAll("'", ''),
    hasDetail: /detail:|\.\.\.cases/.test(text),
  }));
}

/** The screen that the view opens at by itself. */
const first = ['overview', 'my-connections'];
const framed = screens.flatMap((one) => ('address' in one ? [] : [one]));
const outside = screens.filter((one) => 'address' in one);

test('every tab of the view has a picture, and what is behind its entries has one', () => {
  const all = tabs();
  expect(all.length).toBeGreaterThan(7);
  const isTaken = (id: string) =>
    framed.some(({ tab }) => tab === id || (tab === undefined && first.includes(id)));
  expect(all.filter(({ id }) => !isTaken(id))).toEqual([]);
  const withDetail = all.filter(({ hasDetail }) => hasDetail).map(({ id }) => id);
  expect(
    withDetail.filter((id) => !framed.some(({ tab, isDetail }) => tab === id && isDetail)),
  ).toEqual([]);
});

test('every page outside the frame has a picture', () => {
  const pages = /neverFramed = \[([^\]]+)\]/.exec(read('server/http/headers.ts'))?.[1] ?? '';
  const names = [...pages.matchAll(/'\/([a-z-]+)'/g)].map(([, name]) => String(name));
  expect(names).toContain('guide');
  const withPicture = outside.map(({ name }) => name);
  expect(names.filter((name) => !withPicture.some((one) => one.startsWith(name)))).toEqual([]);
});
