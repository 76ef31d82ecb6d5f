import { v7 as uuidv7 } from 'uuid';
import type { Effect } from '../../connections/effect.ts';
import type { AccountWriter } from '../../store/account-store.ts';

/** Counts the changes of an account, so that each has a turn of its own and none comes again. */
const turns = 'effects';

/** Puts a change behind all of the account that are still on their way. */
export async function queueEffect(
  account: AccountWriter,
  caseId: string,
  effect: Effect,
): Promise<void> {
  const last = await account
    .caseEffects()
    .select('position')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const next = await account.count(turns, 1);
  const behind = (last?.position ?? 0) + 1;
  // Older versions counted for each case.
  const position = Math.max(next, behind);
  if (position > next) await account.count(turns, position - next);
  await account
    .insertCaseEffect({
      case_id: caseId,
      position,
      effect: JSON.stringify({ ...effect, entry: uuidv7() }),
      reached: '',
    })
    .execute();
}
