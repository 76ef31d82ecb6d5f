import { account, cast, colleagues, type Person } from '../people.ts';
import { refusal } from './errors.ts';

/** A connection of monday's own integrations; nothing that the app under test has to do with. */
export interface OwnConnection {
  id: number;
  accountId: number;
  userId: number;
  provider: string;
  name: string;
  method: string;
  providerAccountIdentifier: string;
  state: string;
  createdAt: string;
  updatedAt: string;
}

export interface ConnectionsArguments {
  connectionState?: string;
  page?: number;
  pageSize?: number;
  order?: string;
  pagination?: { limit?: number; lastId?: number };
}

const providers = ['gmail', 'slack', 'outlook', 'google_drive', 'jira', 'teams'];

function ownConnection(owner: Person, n: number): OwnConnection {
  const provider = providers[n % providers.length] ?? 'gmail';
  const createdAt = new Date(Date.UTC(2025, n % 12, 1 + n, 9, 30)).toISOString();
  return {
    id: 50_001 + n,
    accountId: account.id,
    userId: owner.id,
    provider,
    name: `${owner.name} (${provider})`,
    method: n % 5 === 4 ? 'token_based' : 'oauth',
    providerAccountIdentifier: owner.email,
    state: n % 7 === 6 ? 'inactive' : 'active',
    createdAt,
    updatedAt: createdAt,
  };
}

const owners = [
  cast.admin,
  cast.member,
  cast.guest,
  cast.deactivated,
  ...colleagues.slice(0, 14),
  cast.deactivated,
];
const all = owners.map(ownConnection);

/** Two boards for every third one, none for the others. */
export const boardIdsOf = (connectionId: number): number[] =>
  connectionId % 3 === 0 ? [8_001_001, 8_001_002] : [];

export const findConnection = (id: number) => all.find((connection) => connection.id === id);

function ordered(connections: OwnConnection[], order = 'id'): OwnConnection[] {
  const field = order.replace(/^-/, '') as keyof OwnConnection;
  const factor = order.startsWith('-') ? -1 : 1;
  return connections.toSorted((one, other) => {
    const [left, right] = [one[field], other[field]];
    return left === right ? 0 : factor * (left < right ? -1 : 1);
  });
}

/** Answers the connections of one person, or of the account for `null`. */
export function findConnections(owner: Person | null, options: ConnectionsArguments) {
  const { connectionState, page = 1, pageSize = 100, pagination } = options;
  const found = ordered(
    all.filter(
      ({ userId, state }) =>
        (owner === null || userId === owner.id) && (!connectionState || state === connectionState),
    ),
    options.order,
  );
  if (!pagination) return found.slice((page - 1) * pageSize, page * pageSize);
  const { lastId, limit = 100 } = pagination;
  const start = lastId === undefined ? 0 : found.findIndex(({ id }) => id === lastId) + 1;
  return found.slice(start, start + limit);
}

export function requireAdmin(person: Person): void {
  if (person.kind === 'admin') return;
  throw refusal('USER_UNAUTHORIZED', 'User unauthorized to perform action');
}
