import type { CaseRequest } from '../../../server/contract/case-open.ts';
import { hasEntra } from '../../../server/contract/provider-facts.ts';

/** True if access ends for everyone of an Entra tenant: then there are three ways. */
export function isForEveryone({ situation, target }: Pick<CaseRequest, 'situation' | 'target'>) {
  // What stops the attacker comes first: there is nothing to choose.
  if (situation === 'organization_compromised') return false;
  if (target.kind === 'provider' || target.kind === 'organization') {
    return hasEntra(target.provider);
  }
  return situation === 'app_compromised';
}
