import type { AccountWriter } from '../../store/account-store.ts';
import type { Effect } from './effect.ts';

/** Puts a change behind those that are still on their way. */
export async function queueEffect(
  account: AccountWriter,
  caseId: string,
  effect: Effect,
): Promise<void> {
  const last = await account
    .caseEffects()
    .where('case_id', '=', caseId)
    .select('position')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  await account
    .insertCaseEffect({
      case_id: caseId,
      position: (last?.position ?? 0) + 1,
      effect: JSON.stringify(effect),
      reached: '',
    })
    .execute();
}
