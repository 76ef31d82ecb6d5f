#!/usr/bin/env bash
# zod 4.6.7, ajv 8.20.0 with ajv-formats 3.0.1: a schema of zod's that ajv does not compile.
# Expected: `z.string().startsWith('T0')` becomes a pattern, as in zod's own JSON Schema it does, and "format"
# holds names of formats, such as "date-time" or "uuid" (JSON Schema 2020-12, validation, 7.3).
# Observed: beside the pattern stands `"format": "starts_with"`, the name of zod's own check. Ajv, strict by
# default, refuses the whole schema for it, with ajv-formats too. The same holds for `endsWith`, `includes`,
# `lowercase` and `uppercase`; a check written as `regex` has no such format.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0 ajv-formats@3.0.1

cat > show.cjs <<'JS'
const { z } = require('zod');
const Ajv = require('ajv/dist/2020.js').default;
const addFormats = require('ajv-formats').default;

function compiled(schema) {
  const ajv = new Ajv();
  addFormats(ajv);
  try {
    ajv.compile(z.toJSONSchema(schema));
    return 'compiled';
  } catch (error) {
    return error.message;
  }
}
const checks = {
  startsWith: z.string().startsWith('T0'),
  endsWith: z.string().endsWith('.example'),
  includes: z.string().includes(':'),
  lowercase: z.string().lowercase(),
  uppercase: z.string().uppercase(),
};
const seen = Object.entries(checks).map(([name, schema]) => [name, compiled(schema)]);
for (const [name, result] of seen) console.log(`${name}: ${result}`);
const byRegex = compiled(z.string().regex(/^T0/));
console.log(`regex: ${byRegex}`);
const areRefused = seen.every(([, result]) => /^unknown format "\w+" ignored/.test(result));
process.exit(areRefused && byRegex === 'compiled' ? 0 : 1);
JS
node show.cjs
