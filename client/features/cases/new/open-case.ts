import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseVisibility } from '../../../../server/contract/case.ts';
import type { CaseDryRun, CaseRequest } from '../../../../server/contract/case-open.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { ServerProblem } from '../../../api/errors.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';

export interface Opening {
  /** Made here: a repeat after a lost answer is the same case. */
  id: string;
  request: CaseRequest;
  /** The dry run that was shown. */
  shown: CaseDryRun;
  visibility: CaseVisibility | null;
}

const open = ({ id, request, shown, visibility }: Opening) =>
  call(paths.openCase, {
    body: { ...request, id, fingerprint: shown.fingerprint, ...(visibility && { visibility }) },
  });

/** Returns the dry run as it is now; null where opening failed for another reason. */
export function changedDryRun(error: unknown): CaseDryRun | null {
  if (!(error instanceof ServerProblem) || error.reason !== 'dry-run-changed') return null;
  return (error.answer.dryRun as CaseDryRun | undefined) ?? null;
}

/** Returns the id of the open case that is the same; null where opening failed for another reason. */
export function sameCase(error: unknown): string | null {
  if (!(error instanceof ServerProblem) || error.reason !== 'same-case-open') return null;
  const { caseId } = error.answer;
  return typeof caseId === 'string' ? caseId : null;
}

/** Opens a case from the dry run that was shown. */
export function useOpenCase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: open,
    onSuccess: (opened) => {
      client.setQueryData(keys.case(opened.id), opened);
      void client.invalidateQueries({ queryKey: [...keys.cases, 'list'] });
      void client.invalidateQueries({ queryKey: keys.connections });
      void client.invalidateQueries({ queryKey: keys.allActivity });
      // From now on they are in an open case; the screen that shows it is about to close.
      void client.invalidateQueries({ queryKey: keys.dryRuns, refetchType: 'none' });
    },
    onError: (error, { request }) => {
      const dryRun = changedDryRun(error);
      if (dryRun) client.setQueryData(keys.dryRun(request), dryRun);
    },
  });
}
