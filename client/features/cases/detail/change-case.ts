import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { paths } from '../../../api/paths.ts';
import { refreshAfterChange } from './change-step.ts';

/** What ends a case, begins it again, or takes connections in. */
export type CaseChange =
  | { kind: 'close'; leaveOpen: string[]; note: string | null; visibility?: 'people' }
  | { kind: 'withdraw' }
  | { kind: 'reopen' }
  | { kind: 'connections'; connectionIds: string[] };

const change = (id: string, { kind, ...body }: CaseChange) =>
  call<RevocationCase>(paths.case(id, `/${kind}`), {
    method: 'POST',
    ...(Object.keys(body).length > 0 && { body }),
  });

/** Changes a case as a whole. */
export function useChangeCase(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (of: CaseChange) => change(id, of),
    onSuccess: (changed) => client.setQueryData(keys.case(id), changed),
    onSettled: () => {
      refreshAfterChange(client, id);
      void client.invalidateQueries({ queryKey: keys.caseLinks(id) });
      void client.invalidateQueries({ queryKey: keys.caseConnections(id, null) });
    },
  });
}
