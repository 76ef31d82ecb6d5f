import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import type { KnownScope } from '../../../../server/contract/provider.ts';
import { createTextTable } from '../../../export/text-table.ts';
import { browserFormat } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';
import {
  type InventoryApp,
  isLasting,
  type PersonRow,
  peopleOf,
  riskOf,
} from '../directory/inventory.ts';
import {
  accountWords,
  listedWords,
  nameOf,
  publisherWords,
  riskWords,
  stateWords,
} from '../directory/inventory-words.ts';
import type { Inventory } from '../directory/read-inventory.ts';

/** A user of an app, or everyone where an administrator allowed it. */
interface Line {
  app: InventoryApp;
  row: PersonRow | null;
}

interface SheetColumn {
  title: string;
  cell(line: Line): string;
}

/** Every app with every user; an app that everyone may use has a line for that. */
export const linesOf = ({ apps }: Inventory, connections: readonly InventoryConnection[]): Line[] =>
  apps.flatMap((app) => [
    ...(app.forEveryone || app.consents.length === 0 ? [{ app, row: null }] : []),
    ...peopleOf(app, connections).map((row) => ({ app, row })),
  ]);

/** Columns of the file and of what is printed. */
export function sheetColumns(
  { people, isPeopleWhole }: Inventory,
  knownScopes: readonly KnownScope[],
): SheetColumn[] {
  const scopesOf = ({ app, row }: Line) => row?.scopes ?? app.forEveryone?.scopes ?? [];
  const noPerson = ({ app }: Line) =>
    app.forEveryone ? t('entraInventory.everyone.all') : t('entraInventory.noPerson');
  return [
    { title: t('entraInventory.column.app'), cell: ({ app }) => app.name },
    { title: t('entra.applicationId'), cell: ({ app }) => app.appId },
    { title: t('entraInventory.fact.publisher'), cell: ({ app }) => publisherWords(app) },
    { title: t('entraInventory.column.state'), cell: ({ app }) => stateWords(app) },
    {
      title: t('entraInventory.column.person'),
      cell: (line) => (line.row ? nameOf(line.row.id, people) : noPerson(line)),
    },
    {
      title: t('entraInventory.column.address'),
      cell: ({ row }) => (row && people.get(row.id)?.address) ?? '',
    },
    { title: t('entraInventory.column.objectId'), cell: ({ row }) => row?.id ?? '' },
    {
      title: t('entraInventory.column.permissions'),
      cell: (line) => scopesOf(line).join(' '),
    },
    {
      title: t('entraInventory.column.risk'),
      cell: (line) => riskWords(riskOf(scopesOf(line), knownScopes)),
    },
    {
      title: t('entraInventory.column.lasts'),
      cell: (line) => t(`entraInventory.lasts.${isLasting(scopesOf(line)) ? 'yes' : 'no'}`),
    },
    {
      title: t('entraInventory.column.standing'),
      cell: ({ row }) => (row?.standing ? t(`entraInventory.standing.${row.standing}`) : ''),
    },
    {
      title: t('entraInventory.column.listed'),
      cell: ({ row }) => (row ? listedWords(row) : ''),
    },
    {
      title: t('entraInventory.column.account'),
      cell: ({ row }) => (row ? accountWords(people.get(row.id), isPeopleWhole) : ''),
    },
  ];
}

/** The inventory as a file, made in this page. */
export function inventoryFile(
  found: Inventory,
  connections: readonly InventoryConnection[],
  { appName, knownScopes }: Pick<EntraSession, 'appName' | 'knownScopes'>,
): { name: string; blob: Blob } {
  const format = browserFormat();
  const columns = sheetColumns(found, knownScopes);
  const table = createTextTable(format.listSeparator);
  table.add([columns.map(({ title }) => title)]);
  table.add(linesOf(found, connections).map((line) => columns.map(({ cell }) => cell(line))));
  const blob = table.finish([
    t('entraInventory.note', {
      app: appName,
      organization: found.organization.name,
      time: format.dateTime(found.readAt),
    }),
  ]);
  return { name: `entra-inventory-${found.readAt.slice(0, 10)}.csv`, blob };
}
