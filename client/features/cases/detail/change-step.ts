import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseStep, RevocationCase } from '../../../../server/contract/case.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { isResultUnknown } from '../../../api/errors.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { conflictOf, type StepEdit } from '../steps/step-context.ts';

/** Puts a step as the server has it into the case that is shown. */
function putStep(client: QueryClient, caseId: string, step: CaseStep): void {
  client.setQueryData<RevocationCase>(keys.case(caseId), (one) =>
    one
      ? {
          ...one,
          sections: one.sections.map((section) => ({
            ...section,
            steps: section.steps.map((other) => (other.id === step.id ? step : other)),
          })),
        }
      : one,
  );
}

/** After a change in a case: what else shows it is old. */
export function refreshAfterChange(client: QueryClient, caseId: string): void {
  void client.invalidateQueries({ queryKey: keys.case(caseId) });
  void client.invalidateQueries({ queryKey: keys.caseConnections(caseId, null) });
  void client.invalidateQueries({ queryKey: [...keys.cases, 'list'] });
  void client.invalidateQueries({ queryKey: keys.connections });
  void client.invalidateQueries({ queryKey: keys.allActivity });
}

/** Saves changes of the steps of a case. */
export function useChangeStep(caseId: string) {
  const client = useQueryClient();
  return useMemo(
    () =>
      async (step: CaseStep, edit: StepEdit): Promise<CaseStep> => {
        try {
          const { step: changed } = await call(paths.changeStep, {
            params: { id: caseId, stepId: step.id },
            body: { ...edit, version: step.version },
          });
          putStep(client, caseId, changed);
          refreshAfterChange(client, caseId);
          return changed;
        } catch (error) {
          if (isResultUnknown(error)) refreshAfterChange(client, caseId);
          const conflict = conflictOf(error);
          if (!conflict) throw error;
          putStep(client, caseId, conflict.step);
          throw conflict;
        }
      },
    [client, caseId],
  );
}
