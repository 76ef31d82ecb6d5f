import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { respellRow } from '../connections/same-identity.ts';
import type { ProviderId } from '../contract/common.ts';
import { respellings } from '../providers/registry.ts';
import { AccountGone } from '../store/account-state.ts';
import type { AccountStore, AccountWriter } from '../store/account-store.ts';

/** The kind of the job that a migration orders once for each account. */
export const spellingJob = 'spelling';

const rowsPerRead = 500;
/** Few enough that a request in between waits for some milliseconds only. */
const rowsPerTransaction = 20;
const pauseMilliseconds = 2;

const respell = respellings();
const providers = [...respell.keys()];

/** Cases name an organization in their target and in their sections. */
async function respellInCases(
  account: AccountWriter,
  provider: ProviderId,
  from: string,
  to: string,
): Promise<void> {
  const replaced = (column: 'target' | 'section_key') =>
    sql<string>`replace(${sql.ref(column)}, ${from}, ${to})`;
  await account
    .updateCases({ target: replaced('target') })
    .where((where) =>
      where.or([
        where('target', 'like', `%"provider":"${provider}"%`),
        where('target', 'like', '{"kind":"filter",%'),
      ]),
    )
    .where('target', 'like', `%"organizationId":"${from}"%`)
    .execute();
  await account
    .updateCaseSections({ organization_id: to, section_key: replaced('section_key') })
    .where('provider', '=', provider)
    .where('organization_id', '=', from)
    .execute();
}

async function respellRows(account: AccountWriter, ids: string[]): Promise<number> {
  let changed = 0;
  for (const id of ids) {
    // One before it may have taken it in.
    const row = await account
      .connections()
      .where('connections.id', '=', id)
      .selectAll('connections')
      .executeTakeFirst();
    const kept = row && { identity: row.provider_identity, organizationId: row.organization_id };
    const now = kept && respell.get(row.provider)?.(kept);
    if (!row || !now) continue;
    if (now.identity === kept.identity && now.organizationId === kept.organizationId) continue;
    await respellRow(account, row, now);
    if (kept.organizationId && now.organizationId && kept.organizationId !== now.organizationId) {
      await respellInCases(account, row.provider, kept.organizationId, now.organizationId);
    }
    changed += 1;
  }
  return changed;
}

/** Rows after one, of the providers whose ids had another spelling. */
const rowsAfter = (account: AccountStore, last: string) =>
  account
    .connections()
    .where('provider', 'in', providers)
    .where('connections.id', '>', last)
    .select('connections.id')
    .orderBy('connections.id')
    .limit(rowsPerRead)
    .execute();

/**
 * Gives the ids of an account's connections their current spelling; rows of one identity become one. It
 * may end anywhere and be called again.
 *
 * @param shouldStop asked between transactions
 * @returns how many rows changed; null when it was stopped
 */
export async function joinSpellings(
  account: AccountStore,
  shouldStop: () => boolean | Promise<boolean>,
): Promise<number | null> {
  let changed = 0;
  let last = '';
  try {
    for (;;) {
      const ids = (await rowsAfter(account, last)).map((row) => row.id);
      for (let at = 0; at < ids.length; at += rowsPerTransaction) {
        if (await shouldStop()) return null;
        const some = ids.slice(at, at + rowsPerTransaction);
        changed += await account.transaction((writer) => respellRows(writer, some));
        await wait(pauseMilliseconds);
      }
      if (ids.length < rowsPerRead) return changed;
      last = ids.at(-1) ?? '';
    }
  } catch (error) {
    // An account that is being uninstalled loses all of it anyway.
    if (error instanceof AccountGone) return changed;
    throw error;
  }
}
