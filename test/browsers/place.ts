import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { type DriverTab, type Json, keys, type Where } from './driver.ts';

/** A name as assistive technology has it: whole, or by a pattern. */
export type Name = string | RegExp;

/** Generous: two engines may share two cores with others. */
const patience = 40_000;

/** Roles and names as the tests of the view find them, also here. */
const library = readFileSync(
  createRequire(import.meta.url)
    .resolve('@testing-library/dom')
    .replace(/dist[\\/].*$/, 'dist/@testing-library/dom.umd.min.js'),
  'utf8',
);
const isLoaded = 'return "TestingLibraryDom" in window;';

const matcher = `
const { role, name, source, flags } = arguments[0];
const wanted = source === undefined ? name : new RegExp(source, flags);
const found = window.TestingLibraryDom.queryAllByRole(document.body, role, wanted === undefined ? {} : { name: wanted });`;
const count = `${matcher} return found.length;`;
/** In the middle of the window: nothing that sticks to its edges covers it. */
const first = `${matcher}
found[0].scrollIntoView({ block: 'center', behavior: 'instant' });
return found[0];`;
const focus = `${matcher} found[0].focus(); return document.activeElement === found[0];`;
const value = `${matcher} return found[0].value ?? found[0].textContent;`;
const seen = `
const { text, source, flags } = arguments[0];
const shown = document.body.innerText;
return source === undefined ? shown.includes(text) : new RegExp(source, flags).test(shown);`;

function query(role: string, name?: Name): Json {
  if (name === undefined) return { role };
  return typeof name === 'string' ? { role, name } : { role, ...pattern(name) };
}
const pattern = ({ source, flags }: RegExp) => ({ source, flags });

/** Asks until it is so. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  let last = '';
  while (Date.now() < end) {
    // A document that is being replaced answers nothing.
    const answer = await isSo().catch((error: unknown) => {
      last = error instanceof Error ? ` (${error.message.split('\n', 1)[0]})` : '';
      return false;
    });
    if (answer) return;
    await setTimeout(150);
  }
  throw new Error(`not seen in time: ${what}${last}`);
}

/** Returns what a person does in a document, and sees there; each waits until it can. */
export function createPlace(tab: DriverTab, where: Where) {
  async function ask(script: string, asked: Json): Promise<unknown> {
    if ((await tab.run(where, isLoaded)) !== true) await tab.run(where, library);
    return tab.run(where, script, asked);
  }
  const find = (role: string, name?: Name, atLeast = 1) =>
    until(`${role} ${name ?? ''}`, async () => {
      const found = await ask(count, query(role, name));
      return typeof found === 'number' && found >= atLeast;
    });
  const type = async (text: string) => {
    for (const letter of text) await tab.type(where, [letter]);
  };
  const key = async (role: string, name: Name, pressed: string[]) => {
    await find(role, name);
    if ((await ask(focus, query(role, name))) !== true) throw new Error(`no focus: ${name}`);
    await tab.type(where, pressed);
  };
  return {
    find,
    key,
    type,
    count: async (role: string, name?: Name) => Number(await ask(count, query(role, name))),
    value: async (role: string, name?: Name) => String(await ask(value, query(role, name))),
    see: (text: Name) =>
      until(`the text ${text}`, async () => {
        const asked = typeof text === 'string' ? { text } : pattern(text);
        return (await tab.run(where, seen, asked)) === true;
      }),
    until: (what: string, script: string) =>
      until(what, async () => (await tab.run(where, script)) === true),
    run: (script: string, ...given: Json[]) => tab.run(where, script, ...given),
    async click(role: string, name?: Name) {
      await find(role, name);
      await tab.press(where, first, query(role, name));
    },
    tick: (name: Name) => key('checkbox', name, [keys.space]),
    async fill(role: string, name: Name | undefined, text: string) {
      await find(role, name);
      await tab.press(where, first, query(role, name));
      await type(text);
    },
  };
}

export type Place = ReturnType<typeof createPlace>;
