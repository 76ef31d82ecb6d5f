#!/usr/bin/env bash
# @fastify/under-pressure 9.2.0: a server that was held up for a second refuses calls as if it were for ever.
# Expected: with `maxEventLoopDelay: 3000`, calls are refused (503) where the event loop is delayed by more
# than three seconds. Something that takes 1.2 seconds once, as reading files at the start does, is less.
# Observed: where no sample fell into the period that it measures, it takes the delay for Infinity instead
# of for the last one known: every call of the next second is refused, although nothing is slow any more.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @fastify/under-pressure@9.2.0 fastify@5.12.8

cat > show.cjs <<'JS'
const fastify = require('fastify');
const underPressure = require('@fastify/under-pressure');

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function answerAfter(heldUp) {
  const app = fastify();
  await app.register(underPressure, { maxEventLoopDelay: 3000 });
  app.get('/', async () => 'ok');
  await app.ready();
  const end = Date.now() + heldUp;
  while (Date.now() < end);
  await wait(50);
  const { statusCode } = await app.inject('/');
  const { eventLoopDelay } = app.memoryUsage();
  await app.close();
  return { statusCode, eventLoopDelay };
}

(async () => {
  const short = await answerAfter(200);
  const longer = await answerAfter(1200);
  console.log(`held up for 0.2 s: ${short.statusCode}`);
  console.log(`held up for 1.2 s: ${longer.statusCode}, its delay in milliseconds: ${longer.eventLoopDelay}`);
  const isAsSeen = short.statusCode === 200 && longer.statusCode === 503 && longer.eventLoopDelay === Infinity;
  process.exit(isAsSeen ? 0 : 1);
})();
JS
node show.cjs
