#!/usr/bin/env bash
# monday-sdk-js 0.5.9: the answer to `get` is also given to everyone who listens to that type.
# Expected: `listen("context", …)` is called when monday tells of a change; the answer to
# `get("context")` goes to who asked.
# Observed: the one answer settles the promise and calls the listener, though nothing has changed. A
# view that asks again whenever it hears of a change asks without end.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts monday-sdk-js@0.5.9 jsdom@26.1.0

cat > show.cjs <<'JS'
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<!doctype html><body></body>', { url: 'https://app.example/' });
const sent = [];
Object.defineProperty(window, 'parent', { value: { postMessage: (message) => sent.push(message) } });
globalThis.window = window;
globalThis.document = window.document;

const monday = require('monday-sdk-js')();
let heard = 0;
monday.listen('context', () => { heard += 1; });
const asked = monday.get('context');
const { requestId } = sent.find(({ method }) => method === 'get');
const data = { method: 'get', type: 'context', requestId, data: { theme: 'light' } };
window.dispatchEvent(new window.MessageEvent('message', { data }));
asked.then((answer) => {
  console.log(`the promise got: ${JSON.stringify(answer.data)}`);
  console.log(`the listener was called ${heard} time(s) for that answer`);
  process.exit(heard === 1 ? 0 : 1);
});
JS
node show.cjs
