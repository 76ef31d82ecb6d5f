#!/usr/bin/env bash
# pg-connection-string 2.14.1 (pg 8.23): `sslmode=require` means what libpq calls `verify-full`.
# Expected: as PostgreSQL documents for libpq, `require` encrypts and checks neither certificate nor host
# (https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION).
# Observed: `require` gives the same settings as `verify-full`, so that an address which psql accepts is
# refused for a server whose certificate is its own. `uselibpqcompat=true` gives libpq's meaning.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts pg-connection-string@2.14.1

cat > show.cjs <<'JS'
const { parse } = require('pg-connection-string');
const sslOf = (query) => JSON.stringify(parse(`postgres://user@db.example/app?${query}`).ssl);
const seen = {};
for (const query of ['sslmode=require', 'sslmode=verify-full', 'sslmode=require&uselibpqcompat=true']) {
  seen[query] = sslOf(query);
  console.log(`${query}: ssl ${seen[query]}`);
}
const isAsSeen =
  seen['sslmode=require'] === seen['sslmode=verify-full'] &&
  seen['sslmode=require&uselibpqcompat=true'] === '{"rejectUnauthorized":false}';
process.exit(isAsSeen ? 0 : 1);
JS
node show.cjs 2> /dev/null
