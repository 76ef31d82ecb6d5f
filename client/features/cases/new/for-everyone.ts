import type { CaseRequest } from '../../../../server/contract/case-open.ts';
import { hasEntra } from '../../../../server/contract/provider-facts.ts';

/** True if access ends for everyone of an Entra tenant: then there are three ways. */
export function isForEveryone({ situation, target }: Pick<CaseRequest, 'situation' | 'target'>) {
  if (target.kind === 'provider' || target.kind === 'organization') {
    return hasEntra(target.provider);
  }
  return situation === 'app_compromised';
}
