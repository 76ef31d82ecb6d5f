import type { Method } from '../../contract/case.ts';
import type { OwnGuide } from '../../contract/case-guide.ts';
import type { Language } from '../../contract/language.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { isPresumedCovered } from '../opening/covered.ts';
import { guidanceFor } from '../opening/guidance.ts';
import { type GuideContext, tellGuide } from './section-guide.ts';
import { withStored } from './stored-credentials.ts';

/**
 * Returns how a person revokes a connection of their own without a case: each side with the steps it
 * would have.
 */
export async function viewOwnGuide(
  account: AccountReader,
  row: ConnectionRow,
  context: GuideContext,
  language: Language,
): Promise<OwnGuide> {
  const rows = await withStored(account, [row]);
  const half = (name: 'provider' | 'monday', method: Method | null) => {
    const guidance = guidanceFor({
      situation: 'not_needed',
      actor: 'person',
      half: name,
      provider: row.provider,
      accountType: row.account_type,
      method,
      isOwnAccount: false,
      isCovered: isPresumedCovered(row),
    });
    const told = {
      guide_id: guidance.guideId,
      half: name,
      actor: 'person' as const,
      provider: row.provider,
      organization_id: row.organization_id,
      organization_name: row.organization_name,
      connection_count: 1,
    };
    const keys = new Set(guidance.steps.map((step) => step.key));
    return tellGuide(account, told, keys, rows, context, { isMasked: false, language });
  };
  return { provider: half('provider', 'own_account'), monday: half('monday', null) };
}
