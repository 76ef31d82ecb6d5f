#!/usr/bin/env bash
# zod 4.6.7, ajv 8.20.0: the JSON Schema that zod makes refuses what zod accepts.
# Expected: a value that a zod schema accepts is valid by the JSON Schema that `z.toJSONSchema` makes of it.
# Where a check has no form in JSON Schema, zod throws ("cannot be represented"), or leaves the check out.
# Observed: the flags of a regular expression are dropped and its source is kept, without a word. By an
# OpenAPI document made in this way, a client or a gateway refuses upper case that the server takes.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0

cat > show.cjs <<'JS'
const { z } = require('zod');
const Ajv = require('ajv/dist/2020.js').default;

const tenant = z.string().regex(/^[a-z]+\.example$/i);
const document = z.toJSONSchema(tenant);
const byZod = tenant.safeParse('Contoso.Example').success;
const byDocument = new Ajv().compile(document)('Contoso.Example');
console.log(`pattern in the document: ${document.pattern}`);
console.log(`"Contoso.Example": zod ${byZod ? 'accepts' : 'refuses'}, the document ${byDocument ? 'accepts' : 'refuses'}`);
process.exit(byZod && !byDocument ? 0 : 1);
JS
node show.cjs
