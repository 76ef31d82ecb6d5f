import { providerName } from '../../../i18n/provider-names.ts';
import '../../../i18n/load/export-texts.ts';
import '../../../i18n/load/list-texts.ts';
import type { Connection, ConnectionsQueryInput } from '../../../../server/contract/connection.ts';
import { knownOf } from '../../../../server/contract/known.ts';
import { paths } from '../../../../server/contract/paths.ts';
import type { Session } from '../../../../server/contract/session.ts';
import { call } from '../../../api/http.ts';
import type { ExportColumn, ExportSource } from '../../../export/make-file.ts';
import type { NameBook } from '../../../export/name-book.ts';
import { t } from '../../../i18n/translate.ts';
import { mondayKey, providerKey } from '../connection-format.ts';
import { missing } from '../coverage-items.tsx';
import type { ColumnId } from '../list/columns/table-options.ts';
import { isTheApps } from '../owner.tsx';

/** As many as the server gives at once. */
const pageSize = 200;

type Cell = ExportColumn<Connection>['cell'];
type FileColumn = readonly [title: () => string, cell: Cell];

/** A run shows that a connection was there by then, not since when. */
const isReported = ({ source }: Connection) => source !== 'run';

/**
 * The columns of a file, in this order: every column of the list by its id, and those that a file has beside
 * them. A column of the list that is missing here does not compile.
 */
const fileColumns = {
  person: [
    () => t('connections.column.person'),
    ({ userId, accountType }, names) => {
      if (isTheApps({ accountType })) return t('people.app');
      return userId === null ? t('people.unknown') : (names.find(userId)?.name ?? null);
    },
  ],
  personId: [() => t('export.column.personId'), ({ userId }) => userId],
  personStatus: [
    () => t('export.column.personStatus'),
    ({ userId }, names) => {
      const status = userId === null ? undefined : names.find(userId)?.status;
      return status && status !== 'active' ? t(`people.status.${status}`) : null;
    },
  ],
  displayName: [() => t('connections.column.identity'), ({ displayName }) => displayName],
  email: [() => t('export.column.email'), ({ email }) => email],
  provider: [() => t('connections.column.provider'), ({ provider }) => providerName(provider)],
  identityId: [
    () => t('export.column.identityId'),
    ({ providerUniqueIdentifier }) => providerUniqueIdentifier,
  ],
  organization: [
    () => t('connections.column.organization'),
    ({ organization }) => organization?.name ?? null,
  ],
  organizationId: [
    () => t('export.column.organizationId'),
    ({ organization }) => organization?.id ?? null,
  ],
  accountType: [
    () => t('export.column.accountType'),
    ({ accountType }) => accountType && t(`list.accountType.${accountType}`),
  ],
  access: [() => t('list.column.access'), ({ access }) => t(`list.access.${access}`)],
  risk: [() => t('export.column.risk'), ({ risk }) => t(`list.riskChoice.${risk}`)],
  permissions: [
    () => t('export.column.permissions'),
    ({ scopes = [] }) =>
      scopes.map(({ source, name }) => t(`export.${source}`, { name })).join('; '),
  ],
  state: [() => t('connections.column.state'), ({ state }) => t(`connections.state.${state}`)],
  atProvider: [
    () => t('export.column.atProvider'),
    (connection) => t(`connections.atProvider.${providerKey(connection)}`),
  ],
  atProviderSince: [
    () => t('export.column.atProviderSince'),
    (connection) => knownOf(connection).provider.at,
  ],
  refusedAt: [() => t('export.column.refusedAt'), ({ atProvider }) => atProvider.refusedAt],
  inMonday: [
    () => t('export.column.inMonday'),
    (connection) => t(`connections.inMonday.${mondayKey(connection)}`),
  ],
  inMondaySince: [
    () => t('export.column.inMondaySince'),
    (connection) => knownOf(connection).monday.at,
  ],
  alerts: [
    () => t('export.column.alerts'),
    ({ alerts, acknowledged }) =>
      [
        ...alerts.map((alert) => t(`list.alert.${alert}`)),
        ...(acknowledged ? [t('export.acknowledged', { ...acknowledged })] : []),
      ].join('; '),
  ],
  firstConnectedAt: [
    () => t('export.column.firstConnected'),
    (connection) => (isReported(connection) ? connection.firstConnectedAt : null),
  ],
  firstSeenInRun: [
    () => t('export.column.firstSeenInRun'),
    (connection) => (isReported(connection) ? null : connection.firstConnectedAt),
  ],
  lastConnectedAt: [
    () => t('export.column.lastConnected'),
    (connection) => (isReported(connection) ? connection.lastConnectedAt : null),
  ],
  timesConnected: [() => t('export.column.timesConnected'), ({ timesConnected }) => timesConnected],
  lastUsedAt: [() => t('export.column.lastUsed'), ({ lastUsedAt }) => lastUsedAt],
  usedIn: [() => t('export.column.usedIn'), ({ usedIn }) => usedIn],
  id: [() => t('export.column.id'), ({ id }) => id],
} satisfies Record<ColumnId, FileColumn> & Record<string, FileColumn>;

const columns = (): ExportColumn<Connection>[] =>
  Object.values<FileColumn>(fileColumns).map(([title, cell]) => ({ title: title(), cell }));

/** Limits of a list of connections, in the file as on the screen. */
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
    ...(names.lacks() ? [t('export.note.names')] : []),
  ];
}

const fileName = () => `${t('export.fileConnections')}-${new Date().toISOString().slice(0, 10)}`;

const parts = (features: Session['features']) => ({
  name: fileName(),
  columns: columns(),
  userIds: ({ userId }: Connection) => [userId],
  notes: (names: NameBook) => notes(features, names),
});

/** A file says what each connection may do, too. */
const asked = { limit: pageSize, withScopes: true };

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
      const body: ConnectionsQueryInput = { ...query, ...asked, purpose: 'export' };
      const page = await ask({ ...body, ...(cursor && { cursor }) }, signal);
      return { items: page.items, next: page.nextCursor };
    },
  };
}

/**
 * Connections that were selected, as they are now. The first question tells the server that it is an
 * export, and of how many people.
 */
export function sourceOfSelection(
  connections: readonly Connection[],
  features: Session['features'],
): ExportSource<Connection> {
  const userIds = [...new Set(connections.map(({ userId }) => userId))];
  const isNamed = userIds.every((id) => id !== null);
  return {
    ...parts(features),
    async page(cursor, signal) {
      const from = Number(cursor ?? 0);
      const next = from + pageSize;
      const ids = connections.slice(from, next).map(({ id }) => id);
      const body: ConnectionsQueryInput = {
        scope: 'account',
        ids,
        ...(isNamed && { userIds }),
        ...asked,
        purpose: from === 0 ? 'export' : 'view',
      };
      const page = await ask(body, signal);
      const found = new Map(page.items.map((item) => [item.id, item]));
      return {
        items: ids.flatMap((id) => found.get(id) ?? []),
        next: next < connections.length ? String(next) : null,
      };
    },
  };
}
