import type { Role } from '../../../server/contract/common.ts';
import type {
  Connection,
  ConnectionDetail,
  ConnectionsPage,
  FullConnection,
} from '../../../server/contract/connection.ts';
import type { Session } from '../../../server/contract/session.ts';

/** A session token in form only: the view reads its end, the server stand-in its text. */
export function tokenEndingIn(seconds: number, name = 'token'): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');
  return `${part({ alg: 'HS256' })}.${part({ exp: Math.floor(Date.now() / 1000) + seconds, name })}.signature`;
}

export const sessionOf = (role: Role, features: Partial<Session['features']> = {}): Session => ({
  accountId: '7001001',
  userId: '101',
  role,
  features: {
    appName: 'Sandbox Connector',
    providers: ['microsoft', 'google'],
    recordsSince: '2025-09-30T09:00:00.000Z',
    supportEmail: 'support@monday.com',
    entraCheck: true,
    inventory: null,
    pendingUninstall: null,
    ...features,
  },
});

/** The provider's side of a connection; granted where nothing else is said. */
export const atProvider = (
  rest: Partial<Connection['atProvider']> = {},
): Connection['atProvider'] => ({
  state: 'granted',
  at: null,
  by: null,
  proof: null,
  checkedAt: null,
  refusedAt: null,
  contradicted: null,
  ...rest,
});

/** monday's side of a connection; stored where nothing else is said. */
export const inMonday = (rest: Partial<Connection['inMonday']> = {}): Connection['inMonday'] => ({
  state: 'stored',
  at: null,
  by: null,
  contradicted: null,
  ...rest,
});

export function connection(n: number, rest: Partial<FullConnection> = {}): FullConnection {
  const at = '2026-06-23T10:00:00.000Z';
  return {
    id: `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    provider: 'microsoft',
    providerUniqueIdentifier: `tenant:${n}`,
    displayName: `Account ${n}`,
    email: `account.${n}@contoso.example`,
    organization: { id: 'tenant', name: 'Contoso' },
    accountType: 'work',
    userId: String(200 + n),
    seenWithUserId: null,
    source: 'identity',
    scopes: [],
    permissions: 0,
    access: 'unknown',
    risk: 'unknown',
    atProvider: atProvider({ at }),
    inMonday: inMonday({ at }),
    state: 'active',
    stateSince: at,
    alerts: [],
    acknowledged: null,
    caseId: null,
    clockEndsAt: null,
    firstConnectedAt: at,
    lastConnectedAt: at,
    timesConnected: 1,
    lastUsedAt: null,
    usedIn: 0,
    ...rest,
  };
}

export const page = (
  items: Connection[],
  rest: Partial<ConnectionsPage> = {},
): ConnectionsPage => ({
  items,
  nextCursor: null,
  total: items.length,
  totalExact: true,
  ...rest,
});

/** The answer about one connection, with nothing beside it but this. */
export const detailOf = (
  of: ConnectionDetail['connection'],
  rest: Partial<ConnectionDetail> = {},
): ConnectionDetail => ({
  connection: of,
  uses: [],
  credentials: [],
  history: [],
  evidence: [],
  cases: [],
  sameIdentity: [],
  ...rest,
});
