import { providerName } from '../../../i18n/provider-names.ts';
import '../../../i18n/load/export-texts.ts';
import '../../../i18n/load/list-texts.ts';
import type { Connection, ConnectionsQueryInput } from '../../../../server/contract/connection.ts';
import { paths } from '../../../../server/contract/paths.ts';
import type { Session } from '../../../../server/contract/session.ts';
import { call } from '../../../api/http.ts';
import type { CsvRow } from '../../../export/csv.ts';
import type { ExportSource } from '../../../export/make-file.ts';
import type { NameBook } from '../../../export/name-book.ts';
import { t } from '../../../i18n/translate.ts';
import { missing } from '../coverage-items.tsx';

/** As many as the server gives at once. */
const pageSize = 200;

const head = (): CsvRow => [
  t('connections.column.person'),
  t('export.column.personId'),
  t('export.column.personStatus'),
  t('connections.column.identity'),
  t('export.column.email'),
  t('connections.column.provider'),
  t('export.column.identityId'),
  t('connections.column.organization'),
  t('export.column.organizationId'),
  t('export.column.accountType'),
  t('list.column.access'),
  t('export.column.risk'),
  t('export.column.permissions'),
  t('connections.column.state'),
  t('export.column.atProvider'),
  t('export.column.atProviderSince'),
  t('export.column.inMonday'),
  t('export.column.inMondaySince'),
  t('export.column.alerts'),
  t('export.column.firstConnected'),
  t('export.column.firstSeenInRun'),
  t('export.column.lastConnected'),
  t('export.column.timesConnected'),
  t('export.column.lastUsed'),
  t('export.column.usedIn'),
  t('export.column.id'),
];

function personCells(userId: string | null, names: NameBook): CsvRow {
  if (userId === null) return [t('people.nobody'), null, null];
  const person = names.find(userId);
  const status = person && person.status !== 'active' ? t(`people.status.${person.status}`) : null;
  return [person?.name ?? null, userId, status];
}

/** One connection, in the order of the header. A run shows that it was there by then, not since when. */
function line(connection: Connection, names: NameBook): CsvRow {
  const { organization, accountType, atProvider, inMonday, source } = connection;
  const isReported = source !== 'run';
  return [
    ...personCells(connection.userId, names),
    connection.displayName,
    connection.email,
    providerName(connection.provider),
    connection.providerUniqueIdentifier,
    organization?.name ?? null,
    organization?.id ?? null,
    accountType && t(`list.accountType.${accountType}`),
    t(`list.access.${connection.access}`),
    t(`list.riskChoice.${connection.risk}`),
    connection.scopes.map((scope) => t(`export.${scope.source}`, { name: scope.name })).join('; '),
    t(`connections.state.${connection.state}`),
    t(`connections.atProvider.${atProvider.state}`),
    atProvider.at,
    t(`connections.inMonday.${inMonday.state}`),
    inMonday.at,
    connection.alerts.map((alert) => t(`list.alert.${alert}`)).join('; '),
    isReported ? connection.firstConnectedAt : null,
    isReported ? null : connection.firstConnectedAt,
    isReported ? connection.lastConnectedAt : null,
    connection.timesConnected,
    connection.lastUsedAt,
    connection.usedIn,
    connection.id,
  ];
}

/** What must be known of a list of connections, in the file as on the screen. */
function notes({ appName: app, recordsSince }: Session['features'], names: NameBook): string[] {
  const covered = recordsSince
    ? t('export.note.covers', { app, date: recordsSince.slice(0, 10) })
    : t('export.note.coversNothing', { app });
  return [
    t('export.note.made', { time: new Date().toISOString() }),
    covered,
    ...missing.map((item) =>
      t('export.note.missing', { item: t(`connections.coverage.items.${item}`, { app }) }),
    ),
    t('export.note.uses'),
    t('export.note.guard'),
    ...(names.lacks() ? [t('export.note.names')] : []),
  ];
}

const fileName = () => `${t('export.fileConnections')}-${new Date().toISOString().slice(0, 10)}`;

const parts = (features: Session['features']) => ({
  name: fileName(),
  head: head(),
  userIds: ({ userId }: Connection) => [userId],
  line,
  notes: (names: NameBook) => notes(features, names),
});

const ask = (body: ConnectionsQueryInput, signal: AbortSignal) =>
  call(paths.queryConnections, { body, signal });

/** Everything that a query finds. The first page tells the server that it is an export. */
export function sourceOfQuery(
  query: ConnectionsQueryInput,
  features: Session['features'],
): ExportSource<Connection> {
  return {
    ...parts(features),
    async page(cursor, signal) {
      const body: ConnectionsQueryInput = { ...query, limit: pageSize, purpose: 'export' };
      const page = await ask({ ...body, ...(cursor && { cursor }) }, signal);
      return { items: page.items, next: page.nextCursor };
    },
  };
}

/**
 * Connections that were selected, as they were when they were loaded. The server is told of the export
 * all the same, by a question for one row of the people it is about.
 */
export function sourceOfSelection(
  connections: readonly Connection[],
  features: Session['features'],
): ExportSource<Connection> {
  const userIds = [...new Set(connections.map(({ userId }) => userId))];
  const isNamed = userIds.every((id) => id !== null);
  return {
    ...parts(features),
    async page(_cursor, signal) {
      const body: ConnectionsQueryInput = { scope: 'account', limit: 1, purpose: 'export' };
      await ask({ ...body, ...(isNamed && { userIds }) }, signal);
      return { items: [...connections], next: null };
    },
  };
}
