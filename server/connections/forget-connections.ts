import { sql } from 'kysely';
import type { AccountWriter } from '../store/account-store.ts';
import { isNamedInFilter, keepPeople } from './filter-people.ts';

const without = (count: number) => sql<number>`connection_count - ${count}`;

/**
 * Takes connections that are about to be deleted out of every case.
 *
 * @param connectionIds few enough for one statement
 */
export async function forgetConnectionsInCases(
  account: AccountWriter,
  connectionIds: string[],
): Promise<void> {
  const members = await account
    .deleteCaseConnections()
    .where('connection_id', 'in', connectionIds)
    .returning(['case_id', 'provider_section_id', 'monday_section_id'])
    .execute();
  for (const [caseId, of] of Map.groupBy(members, (member) => member.case_id)) {
    await account
      .updateCases({ connection_count: without(of.length) })
      .where('id', '=', caseId)
      .execute();
    const sectionIds = of.flatMap((one) => [one.provider_section_id, one.monday_section_id]);
    for (const [sectionId, gone] of Map.groupBy(sectionIds, (id) => id)) {
      if (sectionId === null) continue;
      await account
        .updateCaseSections({ connection_count: without(gone.length) })
        .where('case_id', '=', caseId)
        .where('id', '=', sectionId)
        .execute();
    }
  }
  await account.deleteLeftOut().where('connection_id', 'in', connectionIds).execute();
  await account.deleteChosen().where('connection_id', 'in', connectionIds).execute();
  await account.deleteShadows().where('connection_id', 'in', connectionIds).execute();
}

async function deleteCase(account: AccountWriter, id: string, status: string): Promise<void> {
  await account.deleteCaseSteps().where('case_id', '=', id).execute();
  await account.deleteCaseSections().where('case_id', '=', id).execute();
  await account.deleteCaseEffects().where('case_id', '=', id).execute();
  await account.deleteCaseLinks().where('case_id', '=', id).execute();
  await account.deleteHandoffs().where('case_id', '=', id).execute();
  await account.deleteCaseConnections().where('case_id', '=', id).execute();
  await account.deleteLeftOut().where('case_id', '=', id).execute();
  await account.deleteChosen().where('case_id', '=', id).execute();
  await account.deleteCases().where('id', '=', id).execute();
  if (status === 'open') await account.count('cases:open', -1);
}

const membersPerDelete = 2000;

/** Deletes a case that is not open, however many connections it holds: no statement takes long. */
export async function deleteClosedCase(account: AccountWriter, id: string): Promise<void> {
  for (;;) {
    const some = account
      .caseConnections()
      .where('case_connections.case_id', '=', id)
      .select('case_connections.connection_id')
      .limit(membersPerDelete);
    const { numDeletedRows } = await account
      .deleteCaseConnections()
      .where('case_id', '=', id)
      .where('connection_id', 'in', some)
      .executeTakeFirst();
    if (Number(numDeletedRows) < membersPerDelete) break;
  }
  await deleteCase(account, id, 'closed');
}

/** Cases about this person alone go as a whole; so do those of which no connection is left. */
async function deleteCasesAbout(account: AccountWriter, userId: string): Promise<void> {
  const target = JSON.stringify({ kind: 'person', userId });
  const about = await account
    .cases()
    .where((where) => where.or([where('target', '=', target), where('connection_count', '<=', 0)]))
    .select(['id', 'status'])
    .execute();
  for (const { id, status } of about) await deleteCase(account, id, status);
}

/** Takes a person out of the people to whom the filter of a case was narrowed. */
async function forgetInFilters(account: AccountWriter, userId: string): Promise<void> {
  const rows = await account
    .cases()
    .where((where) => isNamedInFilter(where, userId))
    .select(['id', 'target'])
    .execute();
  for (const { id, target } of rows) {
    await account
      .updateCases({ target: keepPeople(target, (one) => one !== userId) })
      .where('id', '=', id)
      .execute();
  }
}

/** Removes every mention of a person from the cases of others. Typed text is not searched. */
export async function forgetPersonInCases(account: AccountWriter, userId: string): Promise<void> {
  await deleteCasesAbout(account, userId);
  await forgetInFilters(account, userId);
  await account.updateCases({ opened_by: '' }).where('opened_by', '=', userId).execute();
  await account.updateCases({ closed_by: null }).where('closed_by', '=', userId).execute();
  await account.updateCases({ owner: null }).where('owner', '=', userId).execute();
  await account
    .updateCaseSections({ user_id: null, section_key: sql<string>`'person:' || id` })
    .where('user_id', '=', userId)
    .execute();
  await account.updateCaseSteps({ by_user_id: null }).where('by_user_id', '=', userId).execute();
  await account.updateLeftOut({ by_user_id: '' }).where('by_user_id', '=', userId).execute();
  await account.updateCaseLinks({ made_by: '' }).where('made_by', '=', userId).execute();
  await account
    .updateCaseLinks({ taken_back_by: null })
    .where('taken_back_by', '=', userId)
    .execute();
  await account.deleteHandoffs().where('user_id', '=', userId).execute();
  for (const column of ['at_provider_by', 'in_monday_by'] as const) {
    await account
      .updateShadows({ [column]: null })
      .where(column, '=', userId)
      .execute();
  }
  const [mention, nobodys] = [`"by":${JSON.stringify(userId)}`, '"by":""'];
  await account
    .updateCaseSections({ claim: sql<string | null>`replace(claim, ${mention}, ${nobodys})` })
    .where('claim', 'like', `%${mention}%`)
    .execute();
  await account
    .updateCaseSections({ checked: sql<string | null>`replace(checked, ${mention}, ${nobodys})` })
    .where('checked', 'like', `%${mention}%`)
    .execute();
  await account
    .updateCaseSteps({
      corrections: sql<string | null>`replace(corrections, ${mention}, ${nobodys})`,
    })
    .where('corrections', 'like', `%${mention}%`)
    .execute();
  await account
    .updateCaseEffects({ effect: sql<string>`replace(effect, ${mention}, ${nobodys})` })
    .where('effect', 'like', `%${mention}%`)
    .execute();
}
