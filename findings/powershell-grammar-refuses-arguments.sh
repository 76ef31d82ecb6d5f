#!/usr/bin/env bash
# tree-sitter-powershell 0.26.4 on web-tree-sitter 0.27.2: arguments of PowerShell that the grammar does not take.
# Expected: no error in `Select-Object Id, DisplayName`, a list of two words as in Microsoft's own examples
# (https://learn.microsoft.com/powershell/module/microsoft.graph.users/get-mguser, "about_Parsing": in argument mode a
# comma makes a list), nor in `-OAuth2PermissionGrantId`, a parameter of Remove-MgOauth2PermissionGrant
# (https://learn.microsoft.com/powershell/module/microsoft.graph.identity.signins/remove-mgoauth2permissiongrant).
# Observed: a list of bare words is an error, with a space after its comma the whole script is, while the same list in
# quotes is taken. A parameter whose name has a digit in it is an error, while the same without the digit is taken.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts tree-sitter-powershell@0.26.4 web-tree-sitter@0.27.2

cat > show.mjs <<'JS'
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const parser = new Parser();
const grammar = 'node_modules/tree-sitter-powershell/tree-sitter-powershell.wasm';
parser.setLanguage(await Language.load(grammar));

const refused = [
  'Get-MgUser -All | Select-Object Id, DisplayName',
  'Get-MgUser -Property Id,DisplayName',
  'Remove-MgOauth2PermissionGrant -OAuth2PermissionGrantId $id',
];
const taken = [
  "Get-MgUser -All | Select-Object 'Id', 'DisplayName'",
  "Get-MgUser -Property 'Id','DisplayName'",
  'Remove-MgOauth2PermissionGrant -PermissionGrantId $id',
];
function isRefused(line) {
  const { hasError } = parser.parse(line).rootNode;
  console.log(`${hasError ? 'error' : 'taken'}  ${line}`);
  return hasError;
}
const seen = [...refused, ...taken].map(isRefused);
const expected = [...refused.map(() => true), ...taken.map(() => false)];
process.exit(seen.join() === expected.join() ? 0 : 1);
JS
node show.mjs
