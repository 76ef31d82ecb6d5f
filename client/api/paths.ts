import type { Scope } from '../../server/contract/common.ts';

/** Every address of the server that the view calls. */
export const paths = {
  session: '/api/session',
  providers: '/api/providers',
  connectionsQuery: '/api/connections/query',
  connectionsSummary: (scope: Scope) => `/api/connections/summary?scope=${scope}`,
  connection: (id: string) => `/api/connections/${encodeURIComponent(id)}`,
};
