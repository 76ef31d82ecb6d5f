#!/usr/bin/env bash
# @mondaydotcomorg/api 14.0.0: an answer of monday's with one fault loses all of its data.
# Expected: monday documents that an answer can hold "data" beside "errors" and names the path of what is
# missing (https://developer.monday.com/api-reference/docs/error-handling); GraphQL says that what came is
# valid (https://spec.graphql.org/October2021/#sec-Errors). Its own client returns what came, or has both
# told apart from a call that failed.
# Observed: `request` throws for a single photo that cannot be given. The data stands in the text of the
# error only, with the variables of the query: whoever logs the message logs names and ids of people.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @mondaydotcomorg/api@14.0.0

cat > show.cjs <<'JS'
const { createServer } = require('node:http');
const { ApiClient } = require('@mondaydotcomorg/api');

const answer = {
  data: { users: [{ id: '1', name: 'Ada Lovelace', photo_thumb: null }] },
  errors: [{
    message: 'Asset unavailable',
    path: ['users', 0, 'photo_thumb'],
    extensions: { code: 'ASSET_UNAVAILABLE' },
  }],
};
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
});
server.listen(0, '127.0.0.1', async () => {
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  const client = new ApiClient({ token: 'a token', apiVersion: '2026-10', endpoint });
  const query = 'query ($ids: [ID!]) { users(ids: $ids) { id name photo_thumb } }';
  let seen = 'returned';
  let message = '';
  try {
    await client.request(query, { ids: ['1'] });
  } catch (error) {
    seen = `threw ${error.constructor.name}`;
    message = error.message;
  }
  server.close();
  console.log(`request: ${seen}`);
  console.log(`the error's text: ${message}`);
  const isAsSeen = seen === 'threw ClientError' && message.includes('Ada Lovelace') && message.includes('"ids":["1"]');
  process.exit(isAsSeen ? 0 : 1);
});
JS
node show.cjs
