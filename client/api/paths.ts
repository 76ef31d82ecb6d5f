import type { Scope } from '../../server/contract/common.ts';
import type { Language } from '../../server/contract/language.ts';

/** Every address of the server that the view calls. */
export const paths = {
  session: '/api/session',
  providers: '/api/providers',
  connectionsQuery: '/api/connections/query',
  connectionsSummary: (scope: Scope) => `/api/connections/summary?scope=${scope}`,
  activity: (query: Record<string, string>) => `/api/activity?${new URLSearchParams(query)}`,
  people: (query: Record<string, string>) => `/api/people?${new URLSearchParams(query)}`,
  cases: (query: Record<string, string>) => `/api/cases?${new URLSearchParams(query)}`,
  organizations: '/api/organizations',
  peopleMatch: '/api/people/match',
  openCase: '/api/cases',
  dryRun: '/api/cases?dryRun=true',
  case: (id: string, rest = '') => `/api/cases/${encodeURIComponent(id)}${rest}`,
  handoffs: '/api/handoffs',
  connection: (id: string) => `/api/connections/${encodeURIComponent(id)}`,
  ownGuide: (id: string, language: Language) =>
    `/api/connections/${encodeURIComponent(id)}/guide?language=${language}`,
};
