import { accountTables } from '../../server/store/tables.ts';

const touchesAccountData = new RegExp(
  `\\b(from|into|update|join)\\s+"?(${accountTables.join('|')})\\b`,
  'i',
);
const comparesAccount = /"account_id" = /;
const insertsAccount = /^insert into "\w+" \([^)]*"account_id"/;

/** A migration works on all accounts, each by itself. */
const groupsByAccount = /group by account_id, /;
/** A trigger works on the rows of the statement that sets it off. */
const makesTrigger = /^create trigger /;

const namesAccount = (sql: string) =>
  [comparesAccount, insertsAccount, groupsByAccount, makesTrigger].some((form) => form.test(sql));

/** Listens to the statements of a store, and keeps those that touch account data without naming an account. */
export function listenToStatements() {
  const all: string[] = [];
  const unbounded: string[] = [];
  return {
    all,
    unbounded,
    onStatement({ sql }: { sql: string }) {
      all.push(sql);
      if (touchesAccountData.test(sql) && !namesAccount(sql)) unbounded.push(sql);
    },
  };
}
