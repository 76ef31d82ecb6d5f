import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { v7 as uuid } from 'uuid';
import type { Situation } from '../../../../server/contract/case.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { ServerProblem } from '../../../api/errors.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';

interface OwnCase {
  /** Made here: a repeat after a lost answer is the same case. */
  id: string;
  situation: Situation;
  connectionId: string;
}

/** Returns the id of a case; the same one may be open already. */
async function open({ id, situation, connectionId }: OwnCase): Promise<string> {
  const target = { kind: 'connections' as const, connectionIds: [connectionId] };
  const { fingerprint } = await call(paths.dryRun, { body: { situation, target } });
  try {
    const opened = await call(paths.openCase, { body: { situation, target, id, fingerprint } });
    return opened.id;
  } catch (error) {
    const isSame = error instanceof ServerProblem && error.reason === 'same-case-open';
    if (isSame && typeof error.answer.caseId === 'string') return error.answer.caseId;
    throw error;
  }
}

/**
 * Opens a case for one connection of one's own in one step: it touches nothing else, and opening a
 * case removes no access.
 */
export function useOpenOwnCase(connectionId: string) {
  const client = useQueryClient();
  const ids = useRef(new Map<Situation, string>());
  return useMutation({
    mutationFn: (situation: Situation) => {
      const id = ids.current.get(situation) ?? uuid();
      ids.current.set(situation, id);
      return open({ id, situation, connectionId });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [...keys.cases, 'list'] });
      void client.invalidateQueries({ queryKey: keys.connections });
      void client.invalidateQueries({ queryKey: keys.allActivity });
    },
  });
}
