#!/usr/bin/env bash
# Node 24.21.0 (SQLite 3.53.4): a setting of an FTS5 index cannot be bound as a number.
# Expected: 1 is a whole number, so that `secure-delete` and its like, which FTS5 documents as integers
# (https://sqlite.org/fts5.html#the_secure_delete_configuration_option), take it bound as they take it written out.
# Observed: `node:sqlite` binds every number as a floating-point value, and FTS5 refuses 1.0 with "SQL logic error"
# that names neither the setting nor the type. A bigint, or the number inside the statement, is taken.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true,"allowScripts":{"node":true}}' > package.json
npm install --silent --no-audit --no-fund node@24.21.0

cat > show.mjs <<'JS'
import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(':memory:');
database.exec('create virtual table words using fts5(word)');
const setting = database.prepare("insert into words (words, rank) values ('secure-delete', ?)");
const outcome = (value) => {
  try {
    setting.run(value);
    return 'taken';
  } catch (error) {
    return `refused: ${error.message}`;
  }
};
const { type } = database.prepare('select typeof(?) as type').get(1);
const seen = [type, outcome(1), outcome(1n)];
console.log(`Node ${process.version}, SQLite ${process.versions.sqlite}`);
console.log(`1 is bound as ${seen[0]}; the setting with 1: ${seen[1]}; with 1n: ${seen[2]}`);
process.exit(seen.join() === 'real,refused: SQL logic error,taken' ? 0 : 1);
JS
node_modules/.bin/node show.mjs 2> /dev/null
