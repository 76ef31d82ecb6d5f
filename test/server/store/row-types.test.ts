import { expectTypeOf, test } from 'vitest';
import type { Connection } from '../../../server/contract/connection.ts';
import type { AccountStore, AccountWriter } from '../../../server/store/account-store.ts';
import type { CaseRow, CaseSectionRow, CaseStepRow } from '../../../server/store/case-tables.ts';
import type { ConnectionRow } from '../../../server/store/tables.ts';

// Checked by the compiler alone: nothing here runs against a store.

test('the columns of a row hold what the contract names, and nothing wider', () => {
  expectTypeOf<ConnectionRow['provider']>().toEqualTypeOf<Connection['provider']>();
  expectTypeOf<ConnectionRow['state']>().toEqualTypeOf<Connection['state']>();
  expectTypeOf<ConnectionRow['access']>().toEqualTypeOf<Connection['access']>();
  expectTypeOf<ConnectionRow['risk']>().toEqualTypeOf<Connection['risk']>();
  expectTypeOf<ConnectionRow['source']>().toEqualTypeOf<Connection['source']>();
  expectTypeOf<ConnectionRow['account_type']>().toEqualTypeOf<Connection['accountType']>();
  expectTypeOf<ConnectionRow['at_provider_state']>().toEqualTypeOf<
    Connection['atProvider']['state']
  >();
  expectTypeOf<ConnectionRow['in_monday_state']>().toEqualTypeOf<Connection['inMonday']['state']>();
  expectTypeOf<CaseRow['status']>().not.toEqualTypeOf<string>();
  expectTypeOf<CaseRow['situation']>().not.toEqualTypeOf<string>();
  expectTypeOf<CaseRow['visibility']>().not.toEqualTypeOf<string>();
  expectTypeOf<CaseSectionRow['method']>().not.toEqualTypeOf<string | null>();
  expectTypeOf<CaseStepRow['state']>().not.toEqualTypeOf<string>();
});

test('a misspelt state compiles neither where it is written nor where it is asked for', () => {
  const misspelt = {
    write: (account: AccountWriter) =>
      // @ts-expect-error a state that the contract does not have
      account.updateConnections({ state: 'revokd' }),
    ask: (account: AccountStore) =>
      // @ts-expect-error a state that the contract does not have
      account.connections().where('at_provider_state', '=', 'removd'),
    step: (account: AccountWriter) =>
      // @ts-expect-error a state that the contract does not have
      account.updateCaseSteps({ state: 'dne' }),
    job: (row: ConnectionRow) =>
      // @ts-expect-error a provider that the contract does not have
      row.provider === 'microsft',
  };
  expectTypeOf(misspelt).toBeObject();
});
