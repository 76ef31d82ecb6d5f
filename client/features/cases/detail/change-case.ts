import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import type { CaseHandling } from '../../../../server/contract/case-change.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { refreshAfterChange } from './change-step.ts';

/** Calls that close, withdraw, reopen or assign a case, or change what it covers and how. */
export type CaseChange =
  | { kind: 'close'; leaveOpen: string[]; note: string | null; visibility?: 'people' }
  | { kind: 'withdraw' }
  | { kind: 'reopen' }
  | ({ kind: 'handle' } & CaseHandling)
  | { kind: 'connections'; connectionIds: string[] }
  | { kind: 'leave-out'; connectionIds: string[]; reason: string }
  | { kind: 'own-account'; connectionId: string; isOwn: boolean };

function change(id: string, of: CaseChange): Promise<RevocationCase> {
  const params = { id };
  switch (of.kind) {
    case 'close': {
      const { kind, ...body } = of;
      return call(paths.closeCase, { params, body });
    }
    case 'withdraw':
      return call(paths.withdrawCase, { params });
    case 'handle': {
      const { kind, ...body } = of;
      return call(paths.handleCase, { params, body });
    }
    case 'reopen':
      return call(paths.reopenCase, { params });
    case 'connections':
      return call(paths.addConnections, { params, body: { connectionIds: of.connectionIds } });
    case 'leave-out': {
      const { kind, ...body } = of;
      return call(paths.leaveOut, { params, body });
    }
    case 'own-account': {
      const { kind, ...body } = of;
      return call(paths.setOwnAccount, { params, body });
    }
  }
}

/** Changes a case as a whole. */
export function useChangeCase(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (of: CaseChange) => change(id, of),
    onSuccess: (changed) => client.setQueryData(keys.case(id), changed),
    onSettled: () => {
      refreshAfterChange(client, id);
      void client.invalidateQueries({ queryKey: keys.caseLinks(id) });
    },
  });
}
