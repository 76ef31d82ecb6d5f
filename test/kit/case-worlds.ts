import fc from 'fast-check';
import { recordCheck } from '../../server/cases/entra/run-entra-check.ts';
import { asksOutcome } from '../../server/cases/step-outcome.ts';
import { changeStep } from '../../server/cases/steps/step-change.ts';
import { objectIdOf } from '../../server/connections/entra-verdict.ts';
import type { CaseRequest } from '../../server/contract/case-open.ts';
import type { AccountStore, AccountWriter } from '../../server/store/account-store.ts';
import type { CaseRow } from '../../server/store/case-tables.ts';
import type { Store } from '../../server/store/open-store.ts';
import { contoso, fabrikam, given } from './connections.ts';

export const admin = { accountId: '1', userId: '10', role: 'admin' } as const;
export interface World {
  store: Store;
  /** Ids of its cases, by their place. */
  caseIds: readonly string[];
}
export const minute = 60_000;

/** Kind of the case at this place: what it is about, and who may see it. */
export const cases: { request: CaseRequest; visibility: 'admins' | 'people' }[] = [
  {
    request: { situation: 'app_compromised', target: { kind: 'provider', provider: 'microsoft' } },
    visibility: 'admins',
  },
  {
    request: {
      situation: 'app_compromised',
      target: { kind: 'organization', provider: 'microsoft', organizationId: contoso.id },
    },
    visibility: 'people',
  },
  {
    request: { situation: 'left', target: { kind: 'person', userId: '11' } },
    visibility: 'admins',
  },
];

/** Connections of every world; two people share a mailbox. */
export const connections = [
  { userId: 11, name: 'Ada', organization: contoso },
  { userId: 11, name: 'Ada at Fabrikam', organization: fabrikam },
  { userId: 12, name: 'Bob', organization: contoso },
  { userId: 13, name: 'Cleo', organization: fabrikam },
  { userId: 12, name: 'Mailbox of Bob', key: 'mailbox', organization: contoso },
  { userId: 13, name: 'Mailbox of Cleo', key: 'mailbox', organization: contoso },
  { userId: 13, name: 'Cleo alone', organization: null },
];

export const place = fc.nat(connections.length - 1);
export const ofCase = fc.nat(cases.length - 1);
export const action = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), of: ofCase }),
  fc.record({
    kind: fc.constant('step' as const),
    of: ofCase,
    step: fc.nat(40),
    isDone: fc.boolean(),
    minutesAgo: fc.constantFrom(0, 0, 5, 120),
  }),
  fc.record({
    kind: fc.constant('end' as const),
    of: ofCase,
    how: fc.constantFrom('close' as const, 'show' as const, 'withdraw' as const),
  }),
  fc.record({ kind: fc.constant('reopen' as const), of: ofCase }),
  fc.record({ kind: fc.constant('connect' as const), at: place }),
  fc.record({ kind: fc.constant('use' as const), at: place }),
  fc.record({ kind: fc.constant('refuse' as const), at: place }),
  fc.record({ kind: fc.constant('acknowledge' as const), at: place }),
  fc.record({ kind: fc.constant('leave out' as const), of: ofCase, at: place }),
  fc.record({ kind: fc.constant('take in' as const), of: ofCase, at: place }),
  fc.record({
    kind: fc.constant('check' as const),
    of: ofCase,
    isBlocked: fc.boolean(),
    granted: fc.subarray(connections.map(({ name }) => name)),
  }),
);
export type Action = typeof action extends fc.Arbitrary<infer One> ? One : never;
/** An action, how much time passes after it, and how many connections each batch after it reaches. */
export const turn = fc.record({
  action,
  minutes: fc.constantFrom(0, 1, 2, 90, 200),
  batches: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
});

export async function rowOf(account: AccountWriter | AccountStore, at: number) {
  const row = await account
    .connections()
    .where('display_name', '=', connections[at]?.name ?? '')
    .selectAll('connections')
    .executeTakeFirstOrThrow();
  return row;
}

export const connect = (store: Store, at: number) => {
  const { userId, ...connection } = connections[at] ?? { userId: 0, name: '', organization: null };
  const now = new Date().toISOString();
  return given(store, { accountId: 1, userId }, { ...connection, at: now });
};

export const run = (at: number) => ({
  provider: 'microsoft' as const,
  userId: String(connections[at]?.userId),
  userCredentialsId: null,
  actionUuid: null,
  place: { recipeId: '1', integrationId: '2', hostType: null, hostInstanceId: null, boardId: null },
  at: new Date().toISOString(),
  isAccepted: true,
});

export async function inCase(
  account: AccountWriter,
  id: string,
  work: (row: CaseRow) => Promise<unknown>,
): Promise<void> {
  const row = await account.cases().where('id', '=', id).selectAll('cases').executeTakeFirst();
  if (row) await work(row);
}

export async function tick(account: AccountWriter, row: CaseRow, done: Action & { kind: 'step' }) {
  const steps = await account
    .caseSteps()
    .where('case_steps.case_id', '=', row.id)
    .where('reports', 'is not', null)
    .selectAll('case_steps')
    .orderBy('section_id')
    .orderBy('position')
    .execute();
  const step = steps[done.step % steps.length];
  if (!step) return;
  const reportedAt = new Date(Date.now() - done.minutesAgo * minute).toISOString();
  const asks = done.isDone && asksOutcome(step.step_key) && { outcome: 'deleted' as const };
  await changeStep(
    account,
    row,
    step,
    {
      version: step.version,
      state: done.isDone ? 'done' : 'open',
      ...(done.isDone && { reportedAt }),
      ...asks,
    },
    { kind: 'user', userId: '10' },
  );
}

export async function check(
  account: AccountWriter,
  row: CaseRow,
  made: Action & { kind: 'check' },
) {
  const granted: string[] = [];
  for (const name of made.granted) {
    const at = connections.findIndex((one) => one.name === name);
    granted.push(objectIdOf((await rowOf(account, at)).provider_identity));
  }
  const verdict = {
    organizationId: contoso.id,
    everyone: made.isBlocked ? ('blocked' as const) : null,
    isDeactivated: true,
    granted,
    absent: [],
  };
  const checker = { row, by: '10', userId: '10', onlyOf: null, sectionIds: null, link: null };
  await recordCheck(account, checker as never, {
    verdict,
    app: 'enabled',
    at: new Date().toISOString(),
  });
}
