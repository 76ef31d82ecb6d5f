import type { SectionGuide } from '../../contract/case-guide.ts';
import type { Situation } from '../../contract/guide.ts';
import type { Language } from '../../contract/language.ts';
import { fillGuide, type GuideValues } from '../../guides/build/fill-guide.ts';
import type { PublicValues } from '../../guides/build/public-guide.ts';
import type { GuideTemplate } from '../../providers/guide/guide-template.ts';
import { writeDeletionMail } from '../../providers/guide/monday-mail.ts';
import { rulesOf } from '../../providers/registry.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { CaseSectionRow } from '../../store/case-tables.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { findSteps } from '../case-queries.ts';
import { maskName } from '../mask.ts';
import { adminConsentPresumed } from '../opening/covered.ts';
import { withList } from './section-list.ts';
import { type ToldConnection, userIdsOf, withStored } from './stored-credentials.ts';

export interface GuideContext {
  guides: readonly GuideTemplate[];
  values: PublicValues;
  /** Address of the app's icon, where there is one. */
  icon: string | null;
}

/** The choices of how a guide is worded. */
export interface Telling {
  /** Names are masked, as for a case link without names. */
  isMasked: boolean;
  language: Language;
  /** Why it is asked; absent where there is no case. */
  situation?: Situation;
}

/** Facts of a section that decide the wording of its guide. */
export type Told = Pick<
  CaseSectionRow,
  | 'guide_id'
  | 'half'
  | 'actor'
  | 'provider'
  | 'organization_id'
  | 'organization_name'
  | 'connection_count'
>;

const connectionsAtMost = 1000;
const ellipsis = '…';
const namedPermissions = 5;

/** Why a guide begins with what an admin does. */
export const presumedCovered =
  'Very likely an admin allowed this app for everyone: it has permissions that only an admin can allow ({permissions}). So the steps begin with what an admin does. A person’s own revocation is not enough.';

/** The first connections of a section, by id. */
export function findSectionConnections(
  account: AccountReader,
  section: CaseSectionRow,
  limit = connectionsAtMost,
): Promise<ConnectionRow[]> {
  const column = section.half === 'monday' ? 'monday_section_id' : 'provider_section_id';
  return account
    .connectionsInCases()
    .where('case_connections.case_id', '=', section.case_id)
    .$if(section.half !== null, (rows) => rows.where(column, '=', section.id))
    .selectAll('connections')
    .orderBy('case_connections.connection_id')
    .limit(limit)
    .execute();
}

/** So many people a text names; the list of the section has all of them. */
const namedInText = 5;

/**
 * Returns the names and ids of these accounts, for texts. A list of ids is no id, so that a command
 * for one person stays open until its person is chosen.
 */
function peopleOf(rows: ConnectionRow[], isMasked: boolean): GuideValues {
  const accounts = [...new Map(rows.map((row) => [row.provider_identity, row])).values()];
  const named = accounts.slice(0, namedInText);
  if (named.length === 0) return {};
  const joined = (values: (string | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    const rest = accounts.length > named.length ? [ellipsis] : [];
    return known.length > 0 ? [...known, ...rest].join(', ') : undefined;
  };
  const person = joined(
    named.map((row) => (isMasked ? maskName(row.display_name) : row.display_name)),
  );
  const objectId = joined(
    named.map((row) => rulesOf(row.provider).fill(row.provider_identity, null).objectId),
  );
  return { ...(person && { person }), ...(objectId && { objectId }) };
}

function valuesOf(account: AccountReader, section: Told, { values }: GuideContext): GuideValues {
  return {
    appName: values.appName,
    publisher: values.publisher,
    supportEmail: values.supportEmail,
    accountId: account.accountId,
    ...(section.provider && {
      applicationId: values.applicationIds[section.provider],
    }),
    ...(section.organization_name && { organization: section.organization_name }),
    ...rulesOf(section.provider).fill(null, section.organization_id),
  };
}

function mailOf(
  account: AccountReader,
  section: Told,
  rows: ToldConnection[],
  { values }: GuideContext,
  { isMasked, situation }: Telling,
): SectionGuide['mail'] {
  if (section.half !== 'monday') return null;
  const { message, mailto, csv } = writeDeletionMail(
    {
      to: values.supportEmail,
      accountId: account.accountId,
      appName: values.appName,
      forOthers: section.actor !== 'person',
      ...(situation && { situation }),
    },
    rows.map((row) => ({
      userId: userIdsOf(row),
      provider: row.provider,
      identity: isMasked ? maskName(row.display_name) : row.display_name,
      providerUniqueIdentifier: row.provider_identity,
      credentialIds: row.credentialIds ?? [],
    })),
  );
  return { message, mailto, csv, connections: rows.length, of: section.connection_count };
}

function listedIn(rows: ToldConnection[], isMasked: boolean): GuideValues {
  const names = rows.map((row) => (isMasked ? maskName(row.display_name) : row.display_name));
  return {
    userIds: [...new Set(rows.map(userIdsOf))].join(', '),
    identities: names.map((name, index) => `- ${name} (${rows[index]?.provider})`).join('\n'),
  };
}

/**
 * A guide filled with what is known of these connections, and for monday's half the mail.
 *
 * @param keys the steps that belong to it
 */
export function tellGuide(
  account: AccountReader,
  section: Told,
  keys: ReadonlySet<string>,
  rows: ToldConnection[],
  context: GuideContext,
  telling: Telling,
): SectionGuide {
  const { isMasked, language } = telling;
  const template = context.guides.find((one) => one.id === section.guide_id);
  if (!template) throw new Error(`no guide ${section.guide_id}`);
  const presumed = [...new Set(rows.flatMap(adminConsentPresumed))];
  // What hits everyone ends what an admin allowed as well.
  const isPresumed = section.half === 'provider' && !template.isForEveryone && presumed.length > 0;
  const own = {
    ...template,
    warnings: isPresumed ? [presumedCovered, ...template.warnings] : template.warnings,
    steps: template.steps.filter((step) => keys.has(step.id)),
    // The method is chosen: a section follows one of those that it compares.
    comparison: null,
  };
  const mail = mailOf(account, section, rows, context, telling);
  const values = {
    ...valuesOf(account, section, context),
    ...peopleOf(rows, isMasked),
    ...(mail && listedIn(rows, isMasked)),
    ...(isPresumed && { permissions: presumed.slice(0, namedPermissions).join(', ') }),
  };
  const filled = fillGuide(own, values, language);
  const guide = {
    ...filled,
    whichApp: filled.whichApp && { ...filled.whichApp, icon: context.icon },
    // The mail that can be copied is the one below, which a long list does not burst.
    steps: filled.steps.map((step) => ({
      ...step,
      message: step.message && mail ? mail.message : step.message,
    })),
  };
  const applicationId = section.provider && context.values.applicationIds[section.provider];
  const app = { name: context.values.appName, applicationId: applicationId || null };
  return { guide, app, mail, list: null };
}

/**
 * Loads the guide of a section.
 *
 * @param listAfter where its list for commands goes on; absent: from the beginning
 */
export async function viewSectionGuide(
  account: AccountReader,
  section: CaseSectionRow,
  context: GuideContext,
  telling: Telling,
  listAfter?: string,
): Promise<SectionGuide> {
  const found = await findSectionConnections(account, section);
  const rows = section.half === 'monday' ? await withStored(account, found) : found;
  const steps = await findSteps(account, section.case_id, [section.id]);
  const keys = new Set(steps.map((step) => step.step_key));
  const told = tellGuide(account, section, keys, rows, context, telling);
  return withList(account, section, told, listAfter);
}
