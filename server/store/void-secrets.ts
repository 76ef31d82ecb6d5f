import type { Kysely } from 'kysely';
import type { Database } from './tables.ts';

/** Numbers of secrets that were made useless. */
export interface Voided {
  links: number;
  codes: number;
}

/**
 * After a restore: links that were revoked since would open again, and codes that were used would
 * work once more. All of them are made useless, and no job is held by a server that is gone.
 *
 * @param at ISO 8601
 */
export async function voidSecrets(db: Kysely<Database>, at: string): Promise<Voided> {
  return db.transaction().execute(async (transaction) => {
    const links = await transaction
      .updateTable('case_links')
      .set({ taken_back_at: at })
      .where('taken_back_at', 'is', null)
      .where('expires_at', '>', at)
      .executeTakeFirst();
    const codes = await transaction.deleteFrom('handoffs').executeTakeFirst();
    await transaction.updateTable('jobs').set({ held_by: null, held_until: null }).execute();
    return { links: Number(links.numUpdatedRows), codes: Number(codes.numDeletedRows) };
  });
}
