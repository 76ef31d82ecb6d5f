import type { ActivityQuery } from '../../server/contract/activity.ts';
import type { Scope } from '../../server/contract/common.ts';
import type { ConnectionsQueryInput } from '../../server/contract/connection.ts';

/** What narrows the activity. */
export type ActivityFilter = Pick<ActivityQuery, 'userId' | 'kind'>;

/** Every key under which answers are kept in memory. */
export const keys = {
  session: ['session'] as const,
  providers: ['providers'] as const,
  /** All lists, counts and single connections: what a change of one of them makes old. */
  connections: ['connections'] as const,
  connectionsList: (query: ConnectionsQueryInput) => ['connections', 'list', query] as const,
  connectionsSummary: (scope: Scope) => ['connections', 'summary', scope] as const,
  connection: (id: string) => ['connections', 'one', id] as const,
  openCases: ['cases', 'open'] as const,
  organizations: ['connections', 'organizations'] as const,
  integrations: (scope: Scope) => ['integrations', scope] as const,
  integrationBoards: (id: string) => ['integrations', 'boards', id] as const,
  allActivity: ['activity'] as const,
  activity: (filter: ActivityFilter) => ['activity', filter] as const,
  peopleList: ['people-list'] as const,
  people: (userIds: readonly string[]) => ['people', userIds] as const,
};
