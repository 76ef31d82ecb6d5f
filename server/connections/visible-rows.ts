import type { AccountReader } from '../store/account-store.ts';
import { readShadows } from './change-connection.ts';
import type { VisibleUser } from './connection-policy.ts';

/**
 * The rows as the caller may see them: to who is no admin a case for admins only does not show, in
 * any field, nor what admins say of an alert.
 */
export async function asVisible<Row extends { id: string }>(
  account: AccountReader,
  rows: Row[],
  visibleUser: VisibleUser,
): Promise<Row[]> {
  if (!visibleUser?.isShadowed || rows.length === 0) return rows;
  const shadows = await readShadows(
    account,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    ...shadows.get(row.id),
    ...('acknowledged_at' in row && { acknowledged_at: null }),
  }));
}
