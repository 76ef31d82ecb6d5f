#!/usr/bin/env bash
# @mondaycom/apps-cli 4.10.5: `mapps manifest:import` deletes the manifest that it was given when a
# variable in it is missing, or when the value of one holds a quote.
# Expected: a failed import leaves the file alone; a quote in a value is escaped for JSON.
# Observed: exit code 1 both times, nothing was sent, and the file is gone.
# Runs offline: APPS_DOMAIN points to a stand-in on this machine.
set -uo pipefail
folder=$(mktemp -d) && trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
server=
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @mondaycom/apps-cli@4.10.5 || exit 2

node -e 'require("http").createServer((q, r) => { require("fs").appendFileSync("calls", q.method + "\n"); q.resume(); r.end("{}"); }).listen(0, "127.0.0.1", function () { require("fs").writeFileSync("port", String(this.address().port)); })' &
server=$!
until [ -s port ]; do sleep 0.1; done

export HOME="$folder/home" MONDAY_CODE_ACCESS_TOKEN=none APPS_DOMAIN="http://127.0.0.1:$(cat port)"
changed=0
try() {
  echo '{"app":{"name":"{{NAME}}"}}' > manifest.json
  "$@" node_modules/.bin/mapps manifest:import -n -p manifest.json < /dev/null > /dev/null 2>&1
  local code=$?
  local file=deleted
  [ -e manifest.json ] && file=kept
  echo "exit code $code, manifest $file"
  [ "$code $file" = "1 deleted" ] || changed=1
}
echo 'a variable is missing:';  try env
echo 'a value holds a quote:';  try env 'NAME=a "quoted" name'
echo "calls that reached the stand-in: $([ -e calls ] && wc -l < calls || echo 0)"
exit "$changed"
