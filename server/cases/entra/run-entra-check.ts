import { recordActivity } from '../../activity/record-activity.ts';
import { readCheck } from '../../connections/claims.ts';
import { type EntraVerdict, isNewer, objectIdOf, seenOf } from '../../connections/entra-verdict.ts';
import type { SectionCheck } from '../../contract/case-check.ts';
import type { EntraCheck, EntraSession } from '../../contract/entra-check.ts';
import { entraProviders } from '../../contract/provider-facts.ts';
import type { AppAtEntra } from '../../providers/microsoft/entra-reader.ts';
import type { AccountReader, AccountWriter } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { findSections } from '../case-queries.ts';
import { formatBrief } from '../connection-brief.ts';
import { advanceHere } from '../effects/advance.ts';
import { queueEffect } from '../effects/queue-effect.ts';
import { isSettled } from '../offered.ts';
import { byName } from './by-name.ts';
import { type Checker, countCheck } from './checker.ts';

const organizationsAtMost = 500;
const connectionsAtMost = 1000;
const peopleAtMost = 20_000;

/** Connections of a case at Microsoft, in an organization, that the checker may touch. */
function checkable(account: AccountReader, { row, onlyOf, sectionIds }: Checker) {
  return account
    .connectionsInCases()
    .where('case_connections.case_id', '=', row.id)
    .where('connections.provider', 'in', entraProviders)
    .where('connections.organization_id', 'is not', null)
    .$if(onlyOf !== null, (rows) => rows.where('case_connections.user_id', '=', onlyOf ?? ''))
    .$if(sectionIds !== null, (rows) =>
      // `in ()` is no SQL; no section has this id.
      rows.where('case_connections.provider_section_id', 'in', [...(sectionIds ?? []), 'none']),
    );
}

/** Organizations that can be asked about, by name. */
export async function findOrganizations(
  account: AccountReader,
  checker: Checker,
): Promise<EntraSession['organizations']> {
  const rows = await checkable(account, checker)
    .groupBy('connections.organization_id')
    .select((of) => [
      'connections.organization_id as id',
      of.fn.max('connections.organization_name').as('name'),
      of.fn.countAll<number | string>().as('connections'),
    ])
    .orderBy('connections.organization_id')
    .limit(organizationsAtMost)
    .execute();
  return byName(rows);
}

/** The connections of one organization, the first 1,000 by id. */
export function findChecked(
  account: AccountReader,
  checker: Checker,
  organizationId: string,
): Promise<ConnectionRow[]> {
  return checkable(account, checker)
    .where('connections.organization_id', '=', organizationId)
    .selectAll('connections')
    .orderBy('case_connections.connection_id')
    .limit(connectionsAtMost)
    .execute();
}

/** Brings what was seen to the connections of the case, which may take longer than this transaction. */
export async function recordCheck(
  account: AccountWriter,
  { row, by, userId, onlyOf, sectionIds, link }: Checker,
  { verdict, app, at }: { verdict: EntraVerdict; app: EntraCheck['app']; at: string },
): Promise<void> {
  if (link) await countCheck(account, link);
  const reach = { onlyOf, ...(sectionIds && { sectionIds }) };
  await queueEffect(account, row.id, { kind: 'check', verdict, by, ...reach, at });
  await advanceHere(account, row.id);
  const checks = (await findSections(account, [row.id], null))
    .flatMap(({ checked }) => readCheck(checked) ?? [])
    .filter((check) => check.at === at);
  const sum = (count: (check: SectionCheck) => number) =>
    checks.reduce((total, check) => total + count(check), 0);
  await recordActivity(account, {
    kind: 'entra_checked',
    at,
    userId,
    details: {
      caseId: row.id,
      organizationId: verdict.organizationId,
      result: app,
      // Of a large case they are counted later: part of them is no figure.
      ...((await isSettled(account, row.id)) && {
        granted: sum(({ granted }) => granted),
        confirmed: sum(({ removed, blocked }) => removed + blocked),
      }),
      ...(link && { linkId: link.id }),
    },
  });
}

/**
 * Returns the users whose permissions must be known, by object id: first those not confirmed as removed, so that a
 * check that could not ask about all of them is finished by the next.
 */
export async function findPeople(
  account: AccountReader,
  checker: Checker,
  organizationId: string,
): Promise<string[]> {
  const rows = await checkable(account, checker)
    .where('connections.organization_id', '=', organizationId)
    .select(['connections.provider_identity', 'connections.at_provider_state'])
    .orderBy('case_connections.connection_id')
    .limit(peopleAtMost)
    .execute();
  const isSeen = (one: { at_provider_state: string }) => one.at_provider_state === 'removed';
  const ordered = [...rows.filter((one) => !isSeen(one)), ...rows.filter(isSeen)];
  return [...new Set(ordered.map((one) => objectIdOf(one.provider_identity)))];
}

export function stateOfApp({ app }: AppAtEntra): EntraCheck['app'] {
  if (!app) return 'missing';
  return app.isEnabled ? 'enabled' : 'blocked';
}

/** Formats the result for the caller. */
export async function viewCheck(
  account: AccountReader,
  { row, link }: Checker,
  checked: { rows: ConnectionRow[]; seen: AppAtEntra; verdict: EntraVerdict; at: string },
): Promise<EntraCheck> {
  const { rows, seen, verdict, at } = checked;
  const counts = { removed: 0, blocked: 0, granted: 0, unknown: 0 };
  const connections = rows.map((one) => {
    const { id, displayName, email, providerUniqueIdentifier } = formatBrief(one);
    const state = seenOf(verdict, one);
    counts[state] += 1;
    return {
      ...{ id, displayName, email, providerUniqueIdentifier, seen: state },
      scopes: seen.byPerson.get(objectIdOf(one.provider_identity)) ?? [],
      isNewer: isNewer(one, at),
    };
  });
  return {
    checkedAt: at,
    organization: {
      id: verdict.organizationId,
      name: rows[0]?.organization_name ?? verdict.organizationId,
    },
    app: stateOfApp(seen),
    isDeactivated: seen.app?.isDeactivated ?? false,
    forEveryone: seen.forEveryone,
    counts,
    // Whoever holds a link is told numbers: whose they are stays with the account.
    connections: link ? [] : connections,
    isSettled: await isSettled(account, row.id),
  };
}
