#!/usr/bin/env bash
# @mondaycom/apps-cli 4.10.5: after a successful `mapps manifest:import` the file temp.zip stays in the
# working folder. It holds the manifest with its variables filled in, client secrets among them.
# Expected: what the command made for itself is gone when it ends.
# Observed: exit code 0, and the secret can be read from temp.zip.
# Runs offline: APPS_DOMAIN points to a stand-in on this machine.
set -uo pipefail
folder=$(mktemp -d) && trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
server=
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @mondaycom/apps-cli@4.10.5 || exit 2

node -e 'require("http").createServer((q, r) => { q.resume(); q.on("end", () => { r.setHeader("content-type", "application/json"); r.end("{}"); }); }).listen(0, "127.0.0.1", function () { require("fs").writeFileSync("port", String(this.address().port)); })' &
server=$!
until [ -s port ]; do sleep 0.1; done

echo '{"app":{"name":"An app"},"secrets":{"clientSecret":"{{CLIENT_SECRET}}"}}' > manifest.json
HOME="$folder/home" MONDAY_CODE_ACCESS_TOKEN=none APPS_DOMAIN="http://127.0.0.1:$(cat port)" \
  CLIENT_SECRET=only-for-the-import \
  node_modules/.bin/mapps manifest:import -n -p manifest.json < /dev/null > /dev/null 2>&1
echo "exit code $?"
node -e '
  const zip = require("adm-zip");
  const file = require("fs").existsSync("temp.zip") ? new zip("temp.zip").readAsText("manifest.json") : "";
  const isThere = file.includes("only-for-the-import");
  console.log(isThere ? "the secret stands in temp.zip" : "no secret is left behind");
  process.exit(isThere ? 0 : 1);
'
