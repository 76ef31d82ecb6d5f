import type { Claim } from '../contract/case.ts';
import type { HistoryEntry } from '../contract/connection-history.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseRow } from '../store/case-tables.ts';
import { type FactChange, withChange } from './change-connection.ts';
import { claimChange } from './claim-change.ts';
import type { Effect } from './effect.ts';
import { checkedFacts, isNewer, isOfOrganization, seenOf } from './entra-verdict.ts';
import { type Item, isJoin, type Membership, note, userIdOf } from './items.ts';
import type { AsOf, Pending } from './pending-effects.ts';
import { mondayKey, providerKeys, readSectionKeys, tellOwnAccounts } from './section-keys.ts';
import { findShared } from './shared-identity.ts';
import { withdrawal } from './withdraw-report.ts';

/** A change in its turn, and what was so when it was made. */
interface Turn<Kind extends Effect['kind'] = Effect['kind']> extends Pending {
  effect: Effect & { kind: Kind };
  asOf: AsOf;
}

function change(items: readonly Item[], at: string, by: FactChange): void {
  for (const item of items) Object.assign(item, withChange(item, at, by));
}

const notedClaims: Record<Claim['state'], HistoryEntry['kind']> = {
  reported: 'provider_reported',
  requested: 'monday_requested',
  reported_deleted: 'monday_reported',
};

/** Connections of the case stay as they are. */
async function join(
  account: AccountReader,
  { of, effect }: Turn<'join' | 'attach'>,
  items: readonly Item[],
): Promise<void> {
  const next = items.filter(({ members, leftOut }) => !members.has(of.id) && !leftOut.has(of.id));
  if (next.length === 0) return;
  const sectionOf = await readSectionKeys(account, of.id, effect.batch);
  const isOwn = tellOwnAccounts(JSON.parse(of.own_accounts ?? '[]'));
  for (const { row, members } of next) {
    members.set(of.id, {
      id: of.id,
      added_at: effect.at,
      status: of.status,
      visibility: of.visibility,
      opened_at: of.opened_at,
      provider_section_id: sectionOf(providerKeys({ ...row, isOwnAccount: isOwn(row) })),
      monday_section_id: sectionOf([mondayKey]),
    });
  }
}

const byOpening = (one: Membership, other: Membership) =>
  one.opened_at < other.opened_at || (one.opened_at === other.opened_at && one.id < other.id)
    ? -1
    : 1;

/** The newest open case: of all, and of those that the person of a connection may see. */
function coverOf({ members }: Item, asOf: AsOf) {
  const open = [...members.values()].filter(asOf.isOpen).sort(byOpening);
  const shown = open.filter((one) => asOf.visibilityOf(one) === 'people');
  return { real: open.at(-1)?.id ?? null, shown: shown.at(-1)?.id ?? null };
}

function cover(
  turn: Turn<'cover' | 'attach'>,
  items: readonly Item[],
  { kind, by }: { kind: HistoryEntry['kind']; by: string },
): void {
  const { effect, of } = turn;
  const { at } = effect;
  const isMeant = ({ members }: Item) => {
    const member = members.get(of.id);
    if (effect.kind === 'attach' || !effect.isOfAdded) return member !== undefined;
    return member?.added_at === at;
  };
  for (const item of items.filter(isMeant)) {
    const covers = coverOf(item, turn.asOf);
    change([item], at, (facts, _row, view) => ({ ...facts, case_id: covers[view] }));
    note(item, turn, { kind, at, userId: userIdOf(by) });
  }
}

/**
 * A person ends access of their own, never that of the app itself, of which a section of theirs may
 * hold a row from the time when it was not known as such.
 */
async function meantBy(
  account: AccountReader,
  { of, effect: { half, sectionId } }: Turn<'claim'>,
  items: readonly Item[],
): Promise<Item[]> {
  const own = items.filter(
    ({ members }) => members.get(of.id)?.[`${half}_section_id`] === sectionId,
  );
  if (half !== 'provider' || !own.some(({ row }) => row.account_type === 'app')) return own;
  const section = await account
    .caseSections()
    .where('case_sections.id', '=', sectionId)
    .select('actor')
    .executeTakeFirst();
  return section?.actor === 'person' ? own.filter(({ row }) => row.account_type !== 'app') : own;
}

async function claim(
  account: AccountReader,
  turn: Turn<'claim'>,
  items: readonly Item[],
): Promise<void> {
  const { of, asOf, effect } = turn;
  const { half, next, previous, at } = effect;
  const meant = await meantBy(account, turn, items);
  const isShown = asOf.visibilityOf(of) === 'people';
  const rows = meant.map(({ row }) => row);
  if (next) {
    const shared =
      half === 'monday' ? await findShared(account, rows, next.at, at) : new Set<string>();
    change(meant, at, claimChange({ ...effect, next }, isShown, shared));
  } else {
    const of = { caseId: turn.of.id, isShown, asOf, at };
    change(meant, at, await withdrawal(account, of, half, meant, () => previous));
  }
  const kind = next ? notedClaims[next.state] : (`${half}_taken_back` as const);
  const userId = userIdOf((next ?? previous)?.by);
  const said = { said_at: next?.at ?? null, said_by: next && !userId ? next.by || null : null };
  for (const item of meant) note(item, turn, { kind, at, userId, ...said });
}

const notedSights = {
  removed: 'seen_removed',
  blocked: 'seen_blocked',
  granted: 'seen_granted',
} as const satisfies Record<string, HistoryEntry['kind']>;

/** Returns those of these connections that a check is about, also where they are newer than it. */
export function checkedBy(
  of: CaseRow,
  { verdict, onlyOf, sectionIds }: Effect & { kind: 'check' },
  items: readonly Item[],
): Item[] {
  return items.filter(({ row, members }) => {
    const member = members.get(of.id);
    return (
      member !== undefined &&
      isOfOrganization(row, verdict.organizationId) &&
      (onlyOf === null || row.user_id === onlyOf) &&
      (!sectionIds || sectionIds.includes(member.provider_section_id ?? ''))
    );
  });
}

function check(turn: Turn<'check'>, items: readonly Item[]): void {
  const { of, asOf, effect } = turn;
  const { verdict, by, at } = effect;
  const meant = checkedBy(of, effect, items).filter(({ row }) => !isNewer(row, at));
  const isShown = asOf.visibilityOf(of) === 'people';
  change(meant, at, (facts, row, view) =>
    view === 'real' || isShown ? checkedFacts(facts, row, { verdict, by, at }) : facts,
  );
  for (const item of meant) {
    const seen = seenOf(verdict, item.row);
    if (seen !== 'unknown') note(item, turn, { kind: notedSights[seen], at, userId: userIdOf(by) });
  }
}

/** Nothing is left to hide where no other case for admins is, or was, about the connection. */
function reveal({ of, asOf }: Turn<'reveal'>, items: readonly Item[]): void {
  for (const item of items) {
    if (!item.members.has(of.id) && !item.leftOut.has(of.id)) continue;
    const covering = [...item.members.values()].some(
      (one) => asOf.isIn(one) && asOf.visibilityOf(one) === 'admins',
    );
    // Of the case itself, what a check found of those that were left out is shown as well.
    const leaving = [...item.leftOut].some(
      ([id, visibility]) => id !== of.id && asOf.visibilityOf({ id, visibility }) === 'admins',
    );
    if (!covering && !leaving) item.shadow = null;
  }
}

/**
 * Computes what a change makes of connections, in the items themselves; writes nothing. It is the
 * same whenever it is computed: by what was so when the change was made.
 *
 * @param items none that the change has reached, and all of them with every change before it
 */
export async function compute(
  account: AccountReader,
  pending: Pending,
  asOf: AsOf,
  items: readonly Item[],
): Promise<void> {
  if (items.length === 0) return;
  const { effect } = pending;
  const turn = { ...pending, asOf };
  if (isJoin(effect)) await join(account, { ...turn, effect }, items);
  if (effect.kind === 'attach')
    cover({ ...turn, effect }, items, { kind: 'case_opened', by: pending.of.opened_by });
  if (effect.kind === 'cover')
    cover({ ...turn, effect }, items, { kind: effect.noted, by: effect.by });
  if (effect.kind === 'claim') await claim(account, { ...turn, effect }, items);
  if (effect.kind === 'check') check({ ...turn, effect }, items);
  if (effect.kind === 'reveal') reveal({ ...turn, effect }, items);
}
