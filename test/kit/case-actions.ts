import { addToCase } from '../../server/cases/changes/add-connections.ts';
import { closeCase, reopenCase, withdrawCase } from '../../server/cases/changes/close-case.ts';
import { leaveOut } from '../../server/cases/changes/leave-out.ts';
import { openCase } from '../../server/cases/changes/open-case.ts';
import { dryRun } from '../../server/cases/opening/dry-run.ts';
import { acknowledgeAlerts } from '../../server/connections/acknowledge.ts';
import { latestAlert } from '../../server/connections/connection-format.ts';
import { asVisible } from '../../server/connections/visible-rows.ts';
import type { AccountWriter } from '../../server/store/account-store.ts';
import type { CaseRow } from '../../server/store/case-tables.ts';
import { noteRefusal, noteUse } from '../../server/uses/record-use.ts';
import {
  type Action,
  admin,
  cases,
  check,
  connect,
  inCase,
  rowOf,
  run,
  tick,
  type World,
} from './case-worlds.ts';
export async function act({ store, caseIds }: World, one: Action): Promise<void> {
  const account = store.account('1');
  const change = (of: number, work: (account: AccountWriter, row: CaseRow) => Promise<unknown>) =>
    account.transaction((writer) => inCase(writer, caseIds[of] ?? '', (row) => work(writer, row)));
  if (one.kind === 'open') {
    const { request, visibility } = cases[one.of] as (typeof cases)[number];
    const { fingerprint } = (await dryRun(account, admin, request)).answer;
    await openCase(account, admin, { id: caseIds[one.of] ?? '', fingerprint, request, visibility });
  }
  if (one.kind === 'step') await change(one.of, (writer, row) => tick(writer, row, one));
  if (one.kind === 'reopen') await change(one.of, (writer, row) => reopenCase(writer, admin, row));
  if (one.kind === 'end') {
    await change(one.of, async (writer, row) => {
      if (one.how === 'withdraw') return withdrawCase(writer, admin, row);
      const sections = await writer
        .caseSections()
        .where('case_id', '=', row.id)
        .select('id')
        .execute();
      const leaveOpen = sections.map(({ id }) => id);
      const visibility = one.how === 'show' ? 'people' : row.visibility;
      return closeCase(writer, admin, row, { leaveOpen, visibility } as never);
    });
  }
  if (one.kind === 'connect') await connect(store, one.at);
  if (one.kind === 'use') {
    const row = await rowOf(account, one.at);
    await noteUse(account, run(one.at) as never, {
      provider: 'microsoft',
      identity: {
        providerUniqueIdentifier: row.provider_identity,
        displayName: row.display_name,
        email: null,
        organization: null,
        accountType: row.account_type,
      } as never,
      grantedScopes: null,
      access: 'lasting',
      risk: 'low',
      at: new Date().toISOString(),
    });
  }
  if (one.kind === 'refuse') await noteRefusal(account, run(one.at) as never);
  if (one.kind === 'acknowledge') {
    const [row] = await asVisible(account, [await rowOf(account, one.at)], null);
    const upTo = row && latestAlert(row);
    if (!row || !upTo) return;
    await account.transaction((writer) =>
      acknowledgeAlerts(writer, admin, row.id, { reason: 'Known', upTo }),
    );
  }
  if (one.kind === 'leave out') {
    await change(one.of, async (writer, row) => {
      const { id } = await rowOf(writer, one.at);
      await leaveOut(writer, admin, row, { connectionIds: [id], reason: 'Stays' });
    });
  }
  if (one.kind === 'take in') {
    await change(one.of, async (writer, row) => {
      const { id } = await rowOf(writer, one.at);
      const left = await writer
        .leftOut()
        .where('case_id', '=', row.id)
        .where('connection_id', '=', id)
        .select('connection_id')
        .execute();
      if (left.length > 0) await addToCase(writer, admin, row, [id]);
    });
  }
  if (one.kind === 'check') await change(one.of, (writer, row) => check(writer, row, one));
}

/** Refusals are actions as well: the same one is refused in both worlds, by the same error. */
export const attempt = (world: World, one: Action) =>
  act(world, one).then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? `${error.constructor.name}` : 'unknown'),
  );
