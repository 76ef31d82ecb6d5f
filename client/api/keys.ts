import type { ActivityQuery } from '../../server/contract/activity.ts';
import type { CaseStatus } from '../../server/contract/case.ts';
import type { CaseRequest } from '../../server/contract/case-open.ts';
import type { Scope } from '../../server/contract/common.ts';
import type { ConnectionsQueryInput } from '../../server/contract/connection.ts';
import type { Language } from '../../server/contract/language.ts';
import type { PeopleQueryInput } from '../../server/contract/people.ts';

/** Filter of the activity. */
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
  ownGuide: (id: string, language: Language) => ['connections', 'guide', id, language] as const,
  /** All lists of cases and single ones: what a change of one of them makes old. */
  cases: ['cases'] as const,
  openCases: ['cases', 'list', 'overview'] as const,
  casesList: (scope: Scope, status: CaseStatus | null, isMine: boolean) =>
    ['cases', 'list', scope, status, isMine] as const,
  case: (id: string) => ['cases', 'one', id] as const,
  caseConnections: (id: string, sectionId: string | null) =>
    ['cases', 'connections', id, sectionId] as const,
  caseLinks: (id: string) => ['cases', 'links', id] as const,
  sectionGuide: (caseId: string, sectionId: string, language: Language) =>
    ['cases', 'guide', caseId, sectionId, language] as const,
  dryRuns: ['cases', 'dry-run'] as const,
  dryRun: (request: CaseRequest | null) => ['cases', 'dry-run', request] as const,
  organizations: ['connections', 'organizations'] as const,
  integrations: (scope: Scope) => ['integrations', scope] as const,
  /** The address of the account at monday. */
  accountAddress: ['account-address'] as const,
  integrationBoards: (id: string) => ['integrations', 'boards', id] as const,
  allActivity: ['activity'] as const,
  activity: (filter: ActivityFilter) => ['activity', filter] as const,
  peopleList: (query: PeopleQueryInput) => ['people-list', query] as const,
  peopleSearch: (name: string) => ['people-search', name] as const,
  people: (userIds: readonly string[]) => ['people', userIds] as const,
};
