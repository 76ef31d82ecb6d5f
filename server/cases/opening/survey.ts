import { setImmediate as nextTurn } from 'node:timers/promises';
import type { VisibleUser } from '../../connections/connection-policy.ts';
import { readPending } from '../../connections/pending-effects.ts';
import { targeted } from '../../connections/targeted.ts';
import { asVisible } from '../../connections/visible-rows.ts';
import type { CaseRequest } from '../../contract/case-open.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { isPresumedCovered } from './covered.ts';
import { ownAccountsOf } from './own-accounts.ts';
import { hasAdminWay, isForEveryone } from './reach.ts';

/** Connections with the same way of revoking access, counted. */
export interface Group
  extends Pick<
    ConnectionRow,
    'provider' | 'organization_id' | 'organization_name' | 'account_type'
  > {
  connections: number;
  /** The accounts are the person's own. */
  isOwnAccount: boolean;
  /** An admin's consent is presumed to cover the people of one of them. */
  isCovered: boolean;
}

/** Accounts of one person that no administrator reaches, counted. */
export interface OwnerGroup extends Pick<ConnectionRow, 'provider' | 'account_type' | 'user_id'> {
  connections: number;
}

/** Connections of a target. */
export interface Survey {
  groups: Group[];
  /** Null where the owners are too many for a section each. */
  owners: OwnerGroup[] | null;
  connections: number;
  people: number;
  uses: number;
  inOpenCase: number;
  /** The open cases that cover some of them. */
  openCaseIds: string[];
  /** Id of the newest connection. */
  newest: string;
  /** The first of them, by id, as the caller may see them. */
  first: ConnectionRow[];
}

/** Up to here connections are read in full, beyond they are only counted. */
export const mostNamed = 1000;
/** Up to here every owner of an account gets a section. */
const mostOwners = 20;
/** About a millisecond of work, after which others come in between. */
const rowsPerRead = 250;

type Counted = Pick<
  ConnectionRow,
  'provider' | 'organization_id' | 'organization_name' | 'account_type' | 'user_id'
> &
  Pick<ConnectionRow, 'id' | 'used_in' | 'case_id' | 'granted_scopes'>;

class Tally {
  readonly groups = new Map<string, Group>();
  readonly owners = new Map<string, OwnerGroup>();
  readonly people = new Set<string>();
  readonly openCaseIds = new Set<string>();
  connections = 0;
  uses = 0;
  inOpenCase = 0;
  newest = '';

  readonly hasAdminWay: (row: Counted) => boolean;
  readonly isOwnAccount: (row: Counted) => boolean;
  constructor(hasAdminWay: (row: Counted) => boolean, isOwnAccount: (row: Counted) => boolean) {
    this.hasAdminWay = hasAdminWay;
    this.isOwnAccount = isOwnAccount;
  }

  add(row: Counted): void {
    const { provider, organization_id, organization_name, account_type, user_id } = row;
    const isOwnAccount = this.isOwnAccount(row);
    const kind = `${provider}\n${organization_id}\n${account_type}\n${isOwnAccount}`;
    const group = this.groups.get(kind);
    const isCovered = isPresumedCovered(row);
    if (group) {
      group.connections += 1;
      group.isCovered ||= isCovered;
    } else {
      const described = { provider, organization_id, organization_name, account_type };
      this.groups.set(kind, { ...described, connections: 1, isOwnAccount, isCovered });
    }
    if (!this.hasAdminWay(row)) this.addOwner({ provider, account_type, user_id, connections: 1 });
    if (user_id !== '') this.people.add(user_id);
    this.connections += 1;
    this.uses += row.used_in;
    if (row.case_id !== null) {
      this.inOpenCase += 1;
      this.openCaseIds.add(row.case_id);
    }
    this.newest = row.id;
  }

  private addOwner(owner: OwnerGroup): void {
    const key = `${owner.provider}\n${owner.account_type}\n${owner.user_id}`;
    const known = this.owners.get(key);
    if (known) known.connections += 1;
    else if (this.owners.size <= mostOwners) this.owners.set(key, owner);
  }
}

/** The same on both stores, whatever the order of the rows. */
const inOrder = <Row extends object>(rows: Iterable<Row>, keyOf: (row: Row) => unknown[]) =>
  [...rows].sort((one, other) => (keyOf(one).join('\n') < keyOf(other).join('\n') ? -1 : 1));

/** Returns what of a target is left out, by id, as the caller may see it. */
export async function findLeftOutOf(
  account: AccountReader,
  { target, leftOut = [] }: CaseRequest,
  visibleUser: VisibleUser,
): Promise<ConnectionRow[]> {
  if (leftOut.length === 0) return [];
  const rows = await targeted(account, target, visibleUser, await readPending(account))
    .where('connections.id', 'in', leftOut)
    .selectAll('connections')
    .orderBy('connections.id')
    .execute();
  return asVisible(account, rows, visibleUser);
}

/**
 * Counts what a target holds without what is left out of it, in the order of the ids and some at a time: however many there are,
 * little is held and no caller waits long.
 */
export async function surveyTarget(
  account: AccountReader,
  request: CaseRequest,
  visibleUser: VisibleUser,
): Promise<Survey> {
  const everybody = isForEveryone(request);
  const isOwn = ownAccountsOf(request);
  const tally = new Tally(
    (row) => hasAdminWay({ ...row, isOwnAccount: isOwn(row) }, everybody),
    isOwn,
  );
  const { leftOut = [] } = request;
  const found = targeted(account, request.target, visibleUser, await readPending(account))
    .$if(leftOut.length > 0, (rows) => rows.where('connections.id', 'not in', leftOut))
    .orderBy('connections.id');
  const shown: ConnectionRow[] = [];
  let isMore = true;
  while (isMore && shown.length < mostNamed) {
    const rows = await found
      .where('connections.id', '>', tally.newest)
      .selectAll('connections')
      .limit(rowsPerRead)
      .execute();
    // A user who may not see a case counts by the visible rows.
    for (const row of await asVisible(account, rows, visibleUser)) {
      tally.add(row);
      shown.push(row);
    }
    isMore = rows.length === rowsPerRead;
    await nextTurn();
  }
  while (isMore) {
    await nextTurn();
    const rows = await found
      .where('connections.id', '>', tally.newest)
      .select(['connections.id', 'provider', 'organization_id', 'organization_name'])
      .select(['account_type', 'user_id', 'used_in', 'case_id', 'granted_scopes'])
      .limit(rowsPerRead)
      .execute();
    for (const row of await asVisible(account, rows, visibleUser)) tally.add(row);
    isMore = rows.length === rowsPerRead;
  }
  const owners = inOrder(tally.owners.values(), (one) => [
    one.user_id,
    one.provider,
    one.account_type,
  ]);
  return {
    groups: inOrder(tally.groups.values(), (one) => [
      one.provider,
      // Behind every name: accounts without an organization come last.
      one.organization_name ?? '\uffff',
      one.organization_id,
      one.account_type,
      one.isOwnAccount,
    ]),
    owners: owners.length > mostOwners ? null : owners,
    connections: tally.connections,
    people: tally.people.size,
    uses: tally.uses,
    inOpenCase: tally.inOpenCase,
    openCaseIds: [...tally.openCaseIds],
    newest: tally.newest,
    first: shown,
  };
}
