import type { AccountReader } from '../store/account-store.ts';

/** Open cases of which something was told, as conditions of their ids. */
export const toldCases = {
  blocked: (account: AccountReader) =>
    account.caseSteps().where('state', '=', 'blocked').select('case_steps.case_id'),
  /** The holder of a link told something of a whole section. */
  whole: (account: AccountReader) =>
    account
      .caseSections()
      .where('told', 'is not', null)
      .where('told', 'not like', '%"isWithdrawn":true%')
      .select('case_sections.case_id'),
  /** A link was used in a section of which no step is open. */
  finished: (account: AccountReader) =>
    account
      .caseSteps()
      .where('by_kind', '=', 'support')
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('case_steps as open')
              .whereRef('open.account_id', '=', 'case_steps.account_id')
              .whereRef('open.case_id', '=', 'case_steps.case_id')
              .whereRef('open.section_id', '=', 'case_steps.section_id')
              .where('open.state', 'in', ['open', 'blocked'])
              .select('open.id'),
          ),
        ),
      )
      .select('case_steps.case_id'),
};
