#!/usr/bin/env bash
# @vibe/core 4.5.3: a button that is set to `loading` loses the focus.
# Expected: the focus stays on the button that was pressed (WCAG 2.2, 2.4.3 "Focus order"): it is the
# same control before, during and after its action, and `aria-busy` says what it does.
# Observed: another <button> takes its place, and the focus falls back to the page. Whoever uses the
# keyboard starts from the top; in a dialog that keeps the focus inside, it goes to another button.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @vibe/core@4.5.3 react@19.3.1 react-dom@19.3.1 jsdom@26.1.0

cat > page.mjs <<'JS'
import { JSDOM } from 'jsdom';

/** A page for React, as browsers have it. */
const { window } = new JSDOM('<!doctype html><div id="root"></div>', { pretendToBeVisual: true });
for (const name of ['document', 'HTMLElement', 'Element', 'Node', 'MutationObserver', 'DocumentFragment',
  'getComputedStyle', 'requestAnimationFrame', 'cancelAnimationFrame', 'Event']) {
  globalThis[name] = window[name];
}
window.ResizeObserver = globalThis.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
globalThis.window = window;
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
JS
cat > show.mjs <<'JS'
import { wait } from './page.mjs';
const { Button } = await import('@vibe/core');
const { createElement: h } = await import('react');
const { createRoot } = await import('react-dom/client');

const root = createRoot(document.getElementById('root'));
const show = async (rest) => { root.render(h(Button, rest, 'Save')); await wait(50); };
await show({ loading: false });
const before = document.querySelector('button');
before.focus();
const hadFocus = document.activeElement === before;
await show({ loading: true });
const during = document.querySelector('button');
console.log(`the button is the same element: ${before === during}`);
console.log(`the focus is on: ${document.activeElement.tagName.toLowerCase()}`);
process.exit(hadFocus && document.activeElement === document.body ? 0 : 1);
JS
node show.mjs
