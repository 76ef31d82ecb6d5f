import { ownAccountKey } from '../../connections/own-account-key.ts';
import {
  appKey,
  isTheApps,
  mondayKey,
  organizationKey,
  ownKey,
  peopleKey,
  personKey,
} from '../../connections/section-keys.ts';
import type { CaseRequest, PlannedSection } from '../../contract/case-open.ts';
import type { Way } from '../../providers/shared/define-provider.ts';
import { guidanceFor } from './guidance.ts';
import { adminWays, hasAdminWay, isForEveryone } from './reach.ts';
import type { Group, OwnerGroup } from './survey.ts';

/** A section to be, and the key that says which connections belong to it. */
export interface Plan extends PlannedSection {
  key: string;
}

export interface Planned {
  request: CaseRequest;
  /** Returns the user who removes only their own access; null where an admin acts for others. */
  ownUserId: string | null;
  groups: Group[];
  /** Returns the owners, where they are few enough for a section each; else null. */
  owners: OwnerGroup[] | null;
}

/** Returns how an administrator revokes access: as chosen, where the provider can do it. */
function adminWay(group: Group, request: CaseRequest): Way {
  const ways = adminWays(group, isForEveryone(request));
  const way = ways.find(({ method }) => method === request.method) ?? ways[0];
  if (!way) throw new Error(`no way for administrators of ${group.provider}`);
  return way;
}

type Shape = Omit<Plan, 'guideId' | 'steps'>;

const section = ({ situation }: CaseRequest, shape: Shape, isCovered = false): Plan => ({
  ...shape,
  ...guidanceFor({ ...shape, situation, isCovered }),
});

function ownSections({ groups, ownUserId, request }: Planned): Plan[] {
  return groups.map((group) => {
    const shape: Shape = {
      key: ownKey({ ...group, user_id: '' }),
      actor: 'person',
      half: 'provider',
      provider: group.provider,
      organization: organizationOf(group),
      accountType: group.account_type,
      userId: ownUserId,
      method: 'own_account',
      isOwnAccount: false,
      connectionCount: group.connections,
    };
    return section(request, shape, group.isCovered);
  });
}

const organizationOf = (group: Group) =>
  group.organization_id === null
    ? null
    : { id: group.organization_id, name: group.organization_name ?? group.organization_id };

/**
 * One an organization, whatever kinds of accounts are in it; one more for the app's own access where
 * access does not end for everyone.
 */
function adminSections({ groups, request }: Planned): Plan[] {
  const reached = groups.filter((group) => hasAdminWay(group, isForEveryone(request)));
  const everybody = isForEveryone(request);
  const organizations = Map.groupBy(reached, (group) => {
    const keyed = { ...group, user_id: '' };
    if (group.isOwnAccount) return ownAccountKey(group.provider, group.organization_id);
    return isTheApps(group) && !everybody ? appKey(keyed) : organizationKey(keyed);
  });
  return [...organizations].map(([key, of]) => {
    const [first] = of as [Group, ...Group[]];
    const { actor, method } = adminWay(first, request);
    const shape: Shape = {
      key,
      actor,
      half: 'provider',
      provider: first.provider,
      organization: organizationOf(first),
      accountType: of.length === 1 ? first.account_type : null,
      userId: null,
      method,
      isOwnAccount: first.isOwnAccount,
      connectionCount: of.reduce((sum, group) => sum + group.connections, 0),
    };
    // An admin's consent covers everyone of the organization.
    return section(
      request,
      shape,
      of.some(({ isCovered }) => isCovered),
    );
  });
}

const ownerShape = { actor: 'person', half: 'provider', organization: null } as const;

/** Accounts that only their owners can revoke: one section a person, or one for many. */
function ownerSections({ groups, owners, request }: Planned): Plan[] {
  const owned = groups.filter((group) => !hasAdminWay(group, isForEveryone(request)));
  if (owners !== null) {
    return owners.map((owner) =>
      section(request, {
        ...ownerShape,
        key: personKey(owner),
        provider: owner.provider,
        accountType: owner.account_type,
        userId: owner.user_id || null,
        method: 'own_account',
        isOwnAccount: false,
        connectionCount: owner.connections,
      }),
    );
  }
  const kinds = Map.groupBy(owned, peopleKey);
  return [...kinds].map(([key, of]) => {
    const [first] = of as [Group, ...Group[]];
    return section(request, {
      ...ownerShape,
      key,
      provider: first.provider,
      accountType: first.account_type,
      userId: null,
      method: 'own_account',
      isOwnAccount: false,
      connectionCount: of.reduce((sum, group) => sum + group.connections, 0),
    });
  });
}

const everything = {
  isOwnAccount: false,
  provider: null,
  organization: null,
  accountType: null,
  userId: null,
} as const;

/**
 * Plans who must do what: at the provider the person, or one Entra admin an organization and the owners of
 * what no admin reaches; in monday the person or monday's support. Every connection is in exactly one
 * section of each half.
 */
export function planSections(planned: Planned): Plan[] {
  const { ownUserId, groups, request } = planned;
  const isOwn = ownUserId !== null;
  const connectionCount = groups.reduce((sum, group) => sum + group.connections, 0);
  const inMonday = section(request, {
    ...everything,
    key: mondayKey,
    actor: isOwn ? 'person' : 'monday_support',
    half: 'monday',
    userId: ownUserId,
    method: null,
    connectionCount,
  });
  const first = section(request, {
    ...everything,
    key: 'first',
    actor: isOwn ? 'person' : 'monday_admin',
    half: null,
    userId: ownUserId,
    method: null,
    connectionCount,
  });
  const before = first.steps.length > 0 ? [first] : [];
  if (isOwn) return [...before, ...ownSections(planned), inMonday];
  return [...before, ...adminSections(planned), ...ownerSections(planned), inMonday];
}
