import { queueEffect } from '../../server/cases/effects/queue-effect.ts';
import { erasedTableNames } from '../../server/store/tables.ts';
import { call, openCase } from './cases.ts';
import { given } from './connections.ts';
import { json, me, organization } from './graph.ts';
import { type IdentitySetting, identityBody, person } from './identity.ts';
import { credential, runBlock } from './runs.ts';
import type { TestServer } from './server.ts';
import type { Caller } from './tokens.ts';

export const admin: Caller = { accountId: 777, userId: 1, kind: 'admin' };
const neighbour: Caller = { accountId: 778, userId: 42 };

/** Names, addresses, organizations and ids that no other text of the database looks like. */
export const marks = Array.from({ length: 120 }, (_, index) => `Zaphod${index}Quux`);

/** A case with a link, a code, something chosen for it, and a change that is still on its way. */
async function fillCases(server: TestServer): Promise<void> {
  const opened = await openCase(server, admin, {
    situation: 'app_compromised',
    target: { kind: 'provider', provider: 'microsoft' },
  });
  const path = `/api/cases/${opened.id}`;
  const connectionIds = opened.connectionIds.slice(0, 1);
  await call(server, 'POST', `${path}/left-out`, admin, { connectionIds, reason: 'Not meant' });
  const sectionIds = [opened.sections[0]?.id];
  await call(server, 'POST', `${path}/links`, admin, { sectionIds });
  await call(server, 'POST', '/api/handoffs', admin, { purpose: 'report', caseId: opened.id });
  await server.store.account('777').transaction(async (account) => {
    await account.insertChosen(opened.id, account.connections().limit(1)).execute();
    await queueEffect(account, opened.id, { kind: 'reveal', at: new Date().toISOString() });
  });
}

/** Fills account 777 with a row in every table that is erased, and gives 778 a connection. */
export async function fillAccount(setting: IdentitySetting): Promise<void> {
  const { store } = setting.server;
  for (const [index, name] of marks.entries()) {
    await given(
      store,
      { accountId: 777, userId: 100 + (index % 90) },
      {
        name,
        email: `${name}@contoso.example`,
        organization: { id: `org-${name}`, name: `Company ${name}` },
        scopes: [`Scope.${name}`],
      },
    );
  }
  await given(store, neighbour, { name: 'Neighbour' });
  await setting.server.identify(identityBody(), person);
  setting.graph.on('/me', json({ ...me, displayName: 'Zaphod Runner' }));
  setting.graph.on('/organization', json(organization));
  const credentialsValues = { microsoft: credential(987_654_321) };
  await runBlock(setting.server, person, {
    credentialsValues,
    inputFields: { boardId: 555_444_333 },
    actionUuid: 'uuid-of-a-counted-run',
  });
  await fillCases(setting.server);
}

/** Returns the name of its table for each row that the account has left. */
export async function rowsLeft(setting: IdentitySetting, accountId: string): Promise<string[]> {
  const names: string[] = [];
  for (const table of erasedTableNames) {
    for await (const page of setting.server.store.exportRows(accountId, table)) {
      names.push(...page.map(() => table));
    }
  }
  return names;
}
