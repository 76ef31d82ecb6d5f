#!/usr/bin/env bash
# @vibe/core 4.5.3: a search field that is emptied while its delay runs gets the text back.
# Expected: `debounceRate` delays `onChange`. Where `value` is set meanwhile (a button that clears all
# filters, say), the call that waits is dropped, or tells what the field shows then.
# Observed: after the delay, `onChange` tells the text of before. Whoever keeps it in `value`, as
# controlled fields do, sees the cleared text come back by itself, and searches for it.
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
export { window };
export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
JS
cat > show.mjs <<'JS'
import { wait, window } from './page.mjs';
const { Search } = await import('@vibe/core');
const { createElement: h, useState } = await import('react');
const { createRoot } = await import('react-dom/client');

const told = [];
let setText;
function Page() {
  const [text, set] = useState('');
  setText = set;
  return h(Search, { debounceRate: 200, value: text, onChange: (value) => { told.push(value); set(value); } });
}
createRoot(document.getElementById('root')).render(h(Page));
await wait(50);
const input = document.querySelector('input');
async function type(value) {
  Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value').set.call(input, value);
  input.dispatchEvent(new window.Event('input', { bubbles: true }));
}
await type('ada');
await wait(400);
await type('adam');
await wait(20);
setText('');
await wait(50);
const cleared = input.value;
await wait(400);
console.log(`right after it was cleared: "${cleared}"; half a second later: "${input.value}"`);
console.log(`onChange was told: ${told.join(', ')}`);
process.exit(cleared === '' && input.value === 'adam' ? 0 : 1);
JS
node show.mjs
