import type { CaseRequest } from '../../../../server/contract/case-open.ts';

/** Whether access ends for everyone of a Microsoft organization: then there are three ways. */
export function isForEveryone({ situation, target }: Pick<CaseRequest, 'situation' | 'target'>) {
  if (target.kind === 'provider' || target.kind === 'organization') {
    return target.provider === 'microsoft';
  }
  return situation === 'app_compromised';
}
