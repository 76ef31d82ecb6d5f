import { queryOptions, useQuery } from '@tanstack/react-query';
import { isWorthWaiting } from '../../../api/pause.ts';
import { graphql } from '../../../monday/graphql.ts';

const accountOptions = queryOptions({
  queryKey: ['account-name'] as const,
  queryFn: async () => {
    const { account } = await graphql<{ account: { name: string } | null }>(
      'query { account { name } }',
    );
    return account?.name ?? null;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: isWorthWaiting,
});

/** The name of the monday account, which only monday knows; null where it does not say. */
export const useAccountName = (): string | null => useQuery(accountOptions).data ?? null;
