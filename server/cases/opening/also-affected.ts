import { asVisible } from '../../connections/visible-rows.ts';
import { tenantWideMethod } from '../../contract/case.ts';
import type { CaseDryRun } from '../../contract/case-open.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { formatBrief } from '../connection-brief.ts';
import { type Chosen, findOthersOf, findSameIdentity, type Other, readRows } from './others.ts';
import type { Plan } from './plan.ts';

type AlsoAffected = CaseDryRun['alsoAffected'];

const shownAtMost = 100;

const isTenantWide = ({ method }: Plan) =>
  method === 'admin_console' || tenantWideMethod.safeParse(method).success;

const isOf = (row: Omit<Other, 'id'>) => (plan: Plan) =>
  plan.organization !== null &&
  plan.provider === row.provider &&
  plan.organization.id === row.organization_id;

const endsFor = (row: Omit<Other, 'id'>) => (plan: Plan) => isTenantWide(plan) && isOf(row)(plan);

/** A whole organization or provider holds all connections of its identities already. */
const isWhole = ({ target }: Chosen) =>
  target.kind === 'organization' || target.kind === 'provider';

/** Everyone else of the organizations for which access ends as a whole. */
async function sameOrganization(
  chosen: Chosen,
  plans: Plan[],
  same: readonly Other[],
): Promise<{ count: number; rows: ConnectionRow[] }> {
  const { account, leftOut } = chosen;
  const known = new Set(same.map((row) => row.id));
  if (isWhole(chosen)) {
    // What ends access for everyone of an organization ends it for those who are left out, too.
    const ended = leftOut.filter((row) => !known.has(row.id) && plans.some(endsFor(row)));
    return { count: ended.length, rows: ended };
  }
  const found: ConnectionRow[] = [];
  let count = 0;
  for (const { provider, organization } of plans.filter(isTenantWide)) {
    if (!organization || !provider) continue;
    const ended = { provider, organization_id: organization.id };
    const all = await account
      .counters()
      .select('value')
      .where('name', '=', `organization:${provider}:${organization.id}`)
      .executeTakeFirst();
    const ofIt = plans.filter(isOf(ended)).reduce((sum, plan) => sum + plan.connectionCount, 0);
    const others = (all?.value ?? 0) - ofIt;
    if (others <= 0) continue;
    count += others;
    const room = shownAtMost - found.length;
    if (room > 0) {
      found.push(...(await findOthersOf(chosen, { provider, id: organization.id }, room)));
    }
  }
  const counted = same.filter((row) => plans.some(endsFor(row))).length;
  return { count: count - counted, rows: found.filter((row) => !known.has(row.id)) };
}

/** Returns who else loses access without being chosen, as far as the caller may know. */
export async function findAlsoAffected(chosen: Chosen, plans: Plan[]): Promise<AlsoAffected> {
  const { account, rows, visibleUser } = chosen;
  const same = isWhole(chosen) && rows === null ? [] : await findSameIdentity(chosen);
  const organization = await sameOrganization(chosen, plans, same);
  const first = await readRows(
    account,
    same.slice(0, shownAtMost).map((row) => row.id),
  );
  const named = [
    ...(await asVisible(account, first, visibleUser)).map((row) => ({
      ...formatBrief(row),
      reason: 'same_identity' as const,
    })),
    ...organization.rows.map((row) => ({
      ...formatBrief(row),
      reason: 'same_organization' as const,
    })),
  ];
  return {
    count: same.length + organization.count,
    connections: named.slice(0, shownAtMost),
  };
}
