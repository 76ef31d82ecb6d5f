import { useMemo } from 'react';
import { useSession } from '../../../api/get-session.ts';
import { faultOf } from '../../../monday/faults.ts';
import { type ReportedIntegrations, reportedAtMost } from '../../../navigation/report-names.ts';
import { type BoardsAnswer, useBoardsOf } from '../get-boards.ts';
import { useIntegrations } from '../get-integrations.ts';
import type { Integration } from '../integration.ts';
import { identifierOf, providerOf, stateOf } from '../integration-words.ts';

/** Each is a question of its own. */
const boardsAskedAtMost = 20;

/** monday's answer about one person's integrations, and how far it was asked. */
export interface PersonIntegrations {
  /** `reading`: pages are still to come. `partly`: a page failed, and what came before stays. */
  status: 'reading' | 'read' | 'partly' | 'refused' | 'absent' | 'failed';
  integrations: readonly Integration[];
  /** By the id of the integration; absent for those that were not asked about. */
  boards: ReadonlyMap<string, BoardsAnswer>;
  /** Entries of the account without a user, or that cannot be read: one may be the person's. */
  ownerless: number;
  /** When the latest answer came; milliseconds since 1970, 0 before. */
  readAt: number;
  retry(): void;
}

type List = ReturnType<typeof useIntegrations>;

function statusOf(list: List, isAsked: boolean): PersonIntegrations['status'] {
  // monday answers no such questions of viewers, and names others to admins only.
  if (!isAsked) return 'refused';
  if (list.isFetchNextPageError) return 'partly';
  if (list.isError) return faultOf(list.error);
  return list.isPending || list.hasNextPage ? 'reading' : 'read';
}

/**
 * The integrations of one person, read from monday in the browser as the person who looks: an admin
 * reads everyone's, all others their own.
 *
 * @param userId null: no one, and nothing is asked
 */
export function usePersonIntegrations(userId: string | null): PersonIntegrations | null {
  const { role, userId: self } = useSession();
  const isAsked = userId !== null && (role === 'admin' || (role !== 'viewer' && userId === self));
  const list = useIntegrations(role === 'admin' ? 'account' : 'mine', isAsked);
  const all = list.integrations;
  const integrations = useMemo(() => all.filter((one) => one.userId === userId), [all, userId]);
  const asked = useMemo(
    () => integrations.slice(0, boardsAskedAtMost).map(({ id }) => id),
    [integrations],
  );
  const answers = useBoardsOf(asked);
  if (userId === null) return null;
  const ownerless = all.filter((one) => one.userId === null).length + list.unreadable;
  return {
    status: statusOf(list, isAsked),
    integrations,
    boards: new Map(asked.map((id, index) => [id, answers[index] ?? null])),
    ownerless,
    readAt: Math.max(list.dataUpdatedAt, list.errorUpdatedAt),
    retry: () => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch()),
  };
}

/** The same for the report, which is read apart from monday. */
export function reportedOf(
  userId: string,
  { status, integrations, boards, ownerless, readAt }: PersonIntegrations,
): ReportedIntegrations {
  return {
    status: status === 'reading' ? 'partly' : status,
    userId,
    at: new Date(readAt || Date.now()).toISOString(),
    total: integrations.length,
    ownerless,
    items: integrations.slice(0, reportedAtMost).map((one) => {
      const known = boards.get(one.id);
      return {
        id: one.id,
        provider: providerOf(one).slice(0, 100),
        account: identifierOf(one).slice(0, 200),
        state: stateOf(one),
        boards: Array.isArray(known) ? known : null,
      };
    }),
  };
}
