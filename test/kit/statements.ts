import { accountTables } from '../../server/store/tables.ts';

const touchesAccountData = new RegExp(
  `\\b(from|into|update|join)\\s+"(${accountTables.join('|')})"`,
  'i',
);
const namesAccount = /"account_id" = |\("account_id"|, "account_id"/;

/** Listens to the statements of a store, and keeps those that touch account data without naming an account. */
export function listenToStatements() {
  const all: string[] = [];
  const unbounded: string[] = [];
  return {
    all,
    unbounded,
    onStatement({ sql }: { sql: string }) {
      all.push(sql);
      if (touchesAccountData.test(sql) && !namesAccount.test(sql)) unbounded.push(sql);
    },
  };
}
