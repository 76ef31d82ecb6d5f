import type { VisibleUser } from '../../connections/connection-policy.ts';
import { asVisible } from '../../connections/visible-rows.ts';
import { type CaseTarget, tenantWideMethod } from '../../contract/case.ts';
import type { CaseDryRun } from '../../contract/case-open.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { formatBrief } from '../connection-brief.ts';
import type { Plan } from './plan.ts';

type AlsoAffected = CaseDryRun['alsoAffected'];

const shownAtMost = 100;
/** Identities a statement; SQLite and PostgreSQL both take far more. */
const identitiesPerStatement = 500;

interface Chosen {
  account: AccountReader;
  target: CaseTarget;
  /** The chosen rows; null where there are too many to name. */
  rows: ConnectionRow[] | null;
  /** Those of the target that are left out. */
  leftOut: ConnectionRow[];
  visibleUser: VisibleUser;
}

/**
 * The same identity, connected by others: they share one permission at the provider. A whole
 * organization or provider holds all connections of its identities already.
 */
async function sameIdentity({ account, rows, visibleUser }: Chosen): Promise<ConnectionRow[]> {
  const chosen = new Set(rows?.map((row) => row.id));
  const found: ConnectionRow[] = [];
  for (const [provider, of] of Map.groupBy(rows ?? [], (row) => row.provider)) {
    const identities = [...new Set(of.map((row) => row.provider_identity))];
    for (let at = 0; at < identities.length; at += identitiesPerStatement) {
      const same = await account
        .connections()
        .where('provider', '=', provider)
        .where('provider_identity', 'in', identities.slice(at, at + identitiesPerStatement))
        .$if(visibleUser !== null, (own) => own.where('user_id', '=', visibleUser?.userId ?? ''))
        .selectAll('connections')
        .orderBy('connections.id')
        .execute();
      found.push(...same.filter((row) => !chosen.has(row.id)));
    }
  }
  return asVisible(account, found, visibleUser);
}

const isTenantWide = ({ method }: Plan) =>
  method === 'admin_console' || tenantWideMethod.safeParse(method).success;

const endsFor = (row: ConnectionRow) => (plan: Plan) =>
  isTenantWide(plan) &&
  plan.provider === row.provider &&
  plan.organization?.id === row.organization_id;

/** Everyone else of the organizations for which access ends as a whole. */
async function sameOrganization(
  { account, target, rows, leftOut }: Chosen,
  plans: Plan[],
  known: ReadonlySet<string>,
): Promise<{ count: number; rows: ConnectionRow[] }> {
  const isWhole = target.kind === 'organization' || target.kind === 'provider';
  if (isWhole) {
    // What ends access for everyone of an organization ends it for those who are left out, too.
    const ended = leftOut.filter((row) => !known.has(row.id) && plans.some(endsFor(row)));
    return { count: ended.length, rows: ended };
  }
  if (rows === null) return { count: 0, rows: [] };
  const chosen = rows.map((row) => row.id);
  const found: ConnectionRow[] = [];
  let count = 0;
  for (const plan of plans.filter(isTenantWide)) {
    if (!plan.organization || !plan.provider) continue;
    const counter = `organization:${plan.provider}:${plan.organization.id}`;
    const all = await account
      .counters()
      .select('value')
      .where('name', '=', counter)
      .executeTakeFirst();
    count += (all?.value ?? 0) - plan.connectionCount;
    const others = await account
      .connections()
      .where('provider', '=', plan.provider)
      .where('organization_id', '=', plan.organization.id)
      .where('connections.id', 'not in', chosen)
      .selectAll('connections')
      .orderBy('connections.id')
      .limit(shownAtMost)
      .execute();
    found.push(...others);
  }
  const counted = found.filter((row) => known.has(row.id)).length;
  return { count: count - counted, rows: found.filter((row) => !known.has(row.id)) };
}

/** Returns who else loses access without being chosen, as far as the caller may know. */
export async function findAlsoAffected(chosen: Chosen, plans: Plan[]): Promise<AlsoAffected> {
  const identity = await sameIdentity(chosen);
  const known = new Set(identity.map((row) => row.id));
  const organization = await sameOrganization(chosen, plans, known);
  const named = [
    ...identity.map((row) => ({ ...formatBrief(row), reason: 'same_identity' as const })),
    ...organization.rows.map((row) => ({
      ...formatBrief(row),
      reason: 'same_organization' as const,
    })),
  ];
  return {
    count: identity.length + organization.count,
    connections: named.slice(0, shownAtMost),
  };
}
