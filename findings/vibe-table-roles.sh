#!/usr/bin/env bash
# @vibe/core 4.5.3: a table whose header cells stand in no row, and that has no name.
# Expected: role="columnheader" inside role="row" (WAI-ARIA 1.2, "columnheader": required context role
# is row), and the `aria-label` that the table was given.
# Observed: the header cells lie in role="rowgroup" directly, and `aria-label` is not passed on. axe
# reports aria-required-children and aria-required-parent.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder" && echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @vibe/core@4.5.3 react@19.3.1 react-dom@19.3.1

cat > show.mjs <<'JS'
import { Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@vibe/core';
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const columns = [{ id: 'name', title: 'Name' }];
const html = renderToStaticMarkup(
  h(Table, { columns, 'aria-label': 'People', errorState: h('p'), emptyState: h('p') },
    h(TableHeader, null, h(TableHeaderCell, { title: 'Name' })),
    h(TableBody, null, h(TableRow, null, h(TableCell, null, 'Ada')))),
);
const roles = [...html.matchAll(/role="(\w+)"/g)].map(([, role]) => role).join(' > ');
const isNamed = html.includes('aria-label="People"');
console.log(`roles in order: ${roles}`);
console.log(`the table's aria-label: ${isNamed ? 'there' : 'dropped'}`);
const isAsSeen = roles.startsWith('table > rowgroup > columnheader') && !isNamed;
process.exit(isAsSeen ? 0 : 1);
JS
node show.mjs
