#!/usr/bin/env bash
# @fastify/static 10.1.11 (fastify 5.12.8): `*` in Accept-Encoding brings back a coding that the same field refuses.
# Expected: `gzip;q=0, *` is answered with brotli or uncompressed: `*` stands for every coding that is not named in the
# field, and q=0 is "not acceptable" (RFC 9110, 12.5.3).
# Observed: with `preCompressed` and files for both codings the answer is the gzip one, as for `*` alone. `br;q=0, *`
# and `gzip;q=0, br` are answered as expected.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fastify@5.12.8 @fastify/static@10.1.11

cat > show.mjs <<'JS'
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import serveFiles from '@fastify/static';
import Fastify from 'fastify';

const root = resolve('files');
const text = 'text of a file\n'.repeat(200);
mkdirSync(root);
writeFileSync('files/a.txt', text);
writeFileSync('files/a.txt.br', brotliCompressSync(text));
writeFileSync('files/a.txt.gz', gzipSync(text));

const app = Fastify();
await app.register(serveFiles, { root, preCompressed: true });
async function codingFor(accepted) {
  const headers = { 'accept-encoding': accepted };
  const answer = await app.inject({ url: '/a.txt', headers });
  const coding = answer.headers['content-encoding'] ?? 'uncompressed';
  console.log(`Accept-Encoding: ${accepted.padEnd(14)} ${coding}`);
  return coding;
}
const seen = [];
for (const accepted of ['gzip;q=0, *', 'br;q=0, *', 'gzip;q=0, br']) seen.push(await codingFor(accepted));
await app.close();
process.exit(seen.join() === 'gzip,gzip,br' ? 0 : 1);
JS
node show.mjs
