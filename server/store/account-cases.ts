import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type {
  CaseConnectionTable,
  CaseEffectTable,
  CaseLeftOutTable,
  CaseLinkTable,
  CaseSectionTable,
  CaseStepTable,
  CaseTable,
  ConnectionShadowTable,
  HandoffTable,
} from './case-tables.ts';
import type { Database } from './tables.ts';

type WithoutAccount<Row> = Omit<Row, 'account_id'>;
/** Columns with their new values, or with what the database makes of the old ones. */
type Change<Row> = {
  [Column in Exclude<keyof Row, 'account_id'>]?: Row[Column] | RawBuilder<Row[Column]>;
};

export interface FirstOfSections {
  /** At least one. */
  sectionIds: string[];
  /** Only this person's; null for everyone's. */
  userId: string | null;
  /** For each section. */
  limit: number;
}

/** The reading half of the account store, for cases. */
export function readCases(db: Kysely<Database>, accountId: string) {
  return {
    cases: () => db.selectFrom('cases').where('cases.account_id', '=', accountId),

    caseConnections: () =>
      db.selectFrom('case_connections').where('case_connections.account_id', '=', accountId),

    /** Connections of cases, each with the case that it is in. */
    connectionsInCases: () =>
      db
        .selectFrom('case_connections')
        .innerJoin('connections', (join) =>
          join
            .onRef('connections.account_id', '=', 'case_connections.account_id')
            .onRef('connections.id', '=', 'case_connections.connection_id'),
        )
        .where('case_connections.account_id', '=', accountId),

    leftOut: () => db.selectFrom('case_left_out').where('case_left_out.account_id', '=', accountId),

    chosen: () => db.selectFrom('case_chosen').where('case_chosen.account_id', '=', accountId),

    /** Connections that were left out of cases, each with its case. */
    casesOfLeftOut: () =>
      db
        .selectFrom('case_left_out')
        .innerJoin('cases', (join) =>
          join
            .onRef('cases.account_id', '=', 'case_left_out.account_id')
            .onRef('cases.id', '=', 'case_left_out.case_id'),
        )
        .where('case_left_out.account_id', '=', accountId),

    /** The same, each with the connection. */
    connectionsLeftOut: () =>
      db
        .selectFrom('case_left_out')
        .innerJoin('connections', (join) =>
          join
            .onRef('connections.account_id', '=', 'case_left_out.account_id')
            .onRef('connections.id', '=', 'case_left_out.connection_id'),
        )
        .where('case_left_out.account_id', '=', accountId),

    /** Selects the cases that connections are in. */
    casesOfConnections: () =>
      db
        .selectFrom('case_connections')
        .innerJoin('cases', (join) =>
          join
            .onRef('cases.account_id', '=', 'case_connections.account_id')
            .onRef('cases.id', '=', 'case_connections.case_id'),
        )
        .where('case_connections.account_id', '=', accountId),

    /**
     * The first connections of each of these sections of a case, in one statement; a database takes
     * some hundreds in one.
     */
    firstConnections(
      caseId: string,
      column: 'provider_section_id' | 'monday_section_id',
      { sectionIds, userId, limit }: FirstOfSections,
    ) {
      const parts = sectionIds.map((sectionId) => {
        const first = db
          .selectFrom('case_connections')
          .where('account_id', '=', accountId)
          .where('case_id', '=', caseId)
          .where(column, '=', sectionId)
          .$if(userId !== null, (rows) => rows.where('user_id', '=', userId))
          .select([`${column} as section_id`, 'connection_id'])
          .orderBy('connection_id')
          .limit(limit);
        return db.selectFrom(first.as('first')).select(['first.section_id', 'first.connection_id']);
      });
      return parts.reduce((all, part) => all.unionAll(part));
    },

    caseSections: () =>
      db.selectFrom('case_sections').where('case_sections.account_id', '=', accountId),

    caseSteps: () => db.selectFrom('case_steps').where('case_steps.account_id', '=', accountId),

    caseEffects: () =>
      db.selectFrom('case_effects').where('case_effects.account_id', '=', accountId),

    caseLinks: () => db.selectFrom('case_links').where('case_links.account_id', '=', accountId),

    handoffs: () => db.selectFrom('handoffs').where('handoffs.account_id', '=', accountId),

    shadows: () =>
      db.selectFrom('connection_shadows').where('connection_shadows.account_id', '=', accountId),
  };
}

/** The writing half. */
export function writeCases(db: Kysely<Database>, accountId: string) {
  const owned = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, account_id: accountId }));
  return {
    insertCase: (row: WithoutAccount<CaseTable>) =>
      db.insertInto('cases').values({ ...row, account_id: accountId }),

    updateCases: (change: Change<CaseTable>) =>
      db.updateTable('cases').set(change).where('account_id', '=', accountId),

    deleteCases: () => db.deleteFrom('cases').where('account_id', '=', accountId),

    insertCaseConnections: (rows: WithoutAccount<CaseConnectionTable>[]) =>
      db.insertInto('case_connections').values(owned(rows)),

    updateCaseConnections: (change: Change<CaseConnectionTable>) =>
      db.updateTable('case_connections').set(change).where('account_id', '=', accountId),

    deleteCaseConnections: () =>
      db.deleteFrom('case_connections').where('account_id', '=', accountId),

    insertLeftOut: (rows: WithoutAccount<CaseLeftOutTable>[]) =>
      db
        .insertInto('case_left_out')
        .values(owned(rows))
        .onConflict((conflict) => conflict.doNothing()),

    updateLeftOut: (change: Change<CaseLeftOutTable>) =>
      db.updateTable('case_left_out').set(change).where('account_id', '=', accountId),

    deleteLeftOut: () => db.deleteFrom('case_left_out').where('account_id', '=', accountId),

    /** Adds what a query of connections finds, by id, to what is chosen for a case. */
    insertChosen: (caseId: string, found: SelectQueryBuilder<Database, 'connections', object>) =>
      db
        .insertInto('case_chosen')
        .columns(['account_id', 'case_id', 'connection_id'])
        .expression(
          found.select([
            'connections.account_id',
            sql<string>`${caseId}`.as('case_id'),
            'connections.id as connection_id',
          ]),
        ),

    deleteChosen: () => db.deleteFrom('case_chosen').where('account_id', '=', accountId),

    insertCaseSections: (rows: WithoutAccount<CaseSectionTable>[]) =>
      db.insertInto('case_sections').values(owned(rows)),

    updateCaseSections: (change: Change<CaseSectionTable>) =>
      db.updateTable('case_sections').set(change).where('account_id', '=', accountId),

    deleteCaseSections: () => db.deleteFrom('case_sections').where('account_id', '=', accountId),

    insertCaseSteps: (rows: WithoutAccount<CaseStepTable>[]) =>
      db.insertInto('case_steps').values(owned(rows)),

    updateCaseSteps: (change: Change<CaseStepTable>) =>
      db.updateTable('case_steps').set(change).where('account_id', '=', accountId),

    deleteCaseSteps: () => db.deleteFrom('case_steps').where('account_id', '=', accountId),

    insertCaseEffect: (row: WithoutAccount<CaseEffectTable>) =>
      db.insertInto('case_effects').values({ ...row, account_id: accountId }),

    updateCaseEffects: (change: Change<CaseEffectTable>) =>
      db.updateTable('case_effects').set(change).where('account_id', '=', accountId),

    deleteCaseEffects: () => db.deleteFrom('case_effects').where('account_id', '=', accountId),

    insertCaseLink: (row: WithoutAccount<CaseLinkTable>) =>
      db.insertInto('case_links').values({ ...row, account_id: accountId }),

    updateCaseLinks: (change: Change<CaseLinkTable>) =>
      db.updateTable('case_links').set(change).where('account_id', '=', accountId),

    deleteCaseLinks: () => db.deleteFrom('case_links').where('account_id', '=', accountId),

    insertShadows: (rows: WithoutAccount<ConnectionShadowTable>[]) =>
      db.insertInto('connection_shadows').values(owned(rows)),

    updateShadows: (change: Change<ConnectionShadowTable>) =>
      db.updateTable('connection_shadows').set(change).where('account_id', '=', accountId),

    deleteShadows: () => db.deleteFrom('connection_shadows').where('account_id', '=', accountId),

    insertHandoff: (row: WithoutAccount<HandoffTable>) =>
      db.insertInto('handoffs').values({ ...row, account_id: accountId }),

    deleteHandoffs: () => db.deleteFrom('handoffs').where('account_id', '=', accountId),
  };
}
