#!/usr/bin/env bash
# Node 24.21.0 (its own fetch): what a finished call leaves in the heap.
# Expected: once an answer is read and nothing holds it, all of the call is young garbage, and goes with the next minor
# collection, as it does with node:http.
# Observed: some 10 KB of every call, with a signal or without, pass all minor collections into the old generation, and
# stay until the next full one (fetch registers what it makes for finalization, and V8's minor collections keep that). Under steady
# calls each minor collection moves megabytes and stops the process for milliseconds; with node:http it is a tenth of one.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund node@24.21.0

cat > show.mjs <<'JS'
import http from 'node:http';
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';

const calls = 2000;
const server = http.createServer((_request, response) => response.end('{"id":"1"}'));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}/`;

async function byFetch() {
  const answer = await fetch(url);
  for await (const _chunk of answer.body);
}
async function byHttp() {
  const answer = await new Promise((resolve, reject) => {
    http.get(url, resolve).on('error', reject);
  });
  for await (const _chunk of answer);
}

const oldSpace = () =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space').space_used_size;
const pauses = [];
new PerformanceObserver((list) => pauses.push(...list.getEntries())).observe({ type: 'gc' });

async function measure(name, call) {
  for (let warm = 0; warm < 500; warm += 1) await call();
  await wait(50);
  pauses.length = 0;
  const before = oldSpace();
  for (let done = 0; done < calls; done += 1) await call();
  const kilobytes = (oldSpace() - before) / 1024 / calls;
  await wait(50);
  const longest = Math.max(0, ...pauses.map(({ duration }) => duration));
  console.log(`${name}: ${kilobytes.toFixed(1)} KB of each call in the old generation, longest pause ${longest.toFixed(1)} ms`);
  return kilobytes;
}
const ofHttp = await measure('node:http', byHttp);
const ofFetch = await measure('fetch', byFetch);
server.close();
process.exit(ofFetch > 4 && ofHttp < 1 ? 0 : 1);
JS
node_modules/.bin/node --initial-heap-size=512 show.mjs
