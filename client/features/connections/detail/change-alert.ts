import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connection } from '../../../../server/contract/connection.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';

/** Returns when the latest alert was raised that the connection shows; null where there is none. */
export function shownUpTo({ atProvider, inMonday }: Connection): string | null {
  const raised = [atProvider.contradicted?.at, inMonday.contradicted?.at];
  return (
    raised
      .filter((at) => at !== undefined)
      .toSorted()
      .at(-1) ?? null
  );
}

/** `reason`: acknowledges the alerts up to a time; null takes that back. */
export type AlertChange = { reason: string; upTo: string } | { reason: null };

/** Acknowledges the alerts of a connection, or takes that back. */
export function useChangeAlert(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (of: AlertChange) =>
      of.reason === null
        ? call(paths.withdrawAcknowledgement, { params: { id } })
        : call(paths.acknowledge, { params: { id }, body: of }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.connections });
      void client.invalidateQueries({ queryKey: keys.allActivity });
    },
  });
}

/** Reopens a case that ended. */
export function useReopenCase(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(paths.reopenCase, { params: { id } }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.connections });
      void client.invalidateQueries({ queryKey: keys.cases });
    },
  });
}
