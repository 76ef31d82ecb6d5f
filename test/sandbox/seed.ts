import {
  contoso,
  fabrikam,
  guestAccount,
  type MicrosoftAccount,
  personalAccount,
  workAccount,
} from './microsoft/accounts.ts';
import { grantedScope, registration } from './microsoft/registration.ts';
import type { MicrosoftState } from './microsoft/state.ts';
import { callIdentity, type IdentityOutcome } from './monday/identity-call.ts';
import { cast, colleagues, type Person } from './monday/people.ts';
import type { Places } from './places.ts';

/** One person connecting one account, at a number of times: days before now. */
interface SeededConnection {
  person: Person;
  account: MicrosoftAccount;
  daysAgo: number[];
}

const accountOf = ({ id, name, email }: Person, organization = contoso) =>
  workAccount(id, name, email.split('@')[0] ?? name, organization);

const sharedMailbox = workAccount(1, 'Sales Mailbox', 'sales', contoso);

const story: SeededConnection[] = [
  { person: cast.admin, account: accountOf(cast.admin), daysAgo: [421, 180, 2] },
  { person: cast.secondAdmin, account: accountOf(cast.secondAdmin, fabrikam), daysAgo: [300] },
  {
    person: cast.secondAdmin,
    // Graph gives no mail for it, and the principal name of a guest is no address.
    account: { ...guestAccount(2, 'Boris Okafor', 'boris@fabrikam.example', contoso), mail: null },
    daysAgo: [25],
  },
  { person: cast.member, account: accountOf(cast.member), daysAgo: [402, 35] },
  { person: cast.member, account: sharedMailbox, daysAgo: [210] },
  { person: cast.mailboxPartner, account: sharedMailbox, daysAgo: [64, 12] },
  { person: cast.collector, account: accountOf(cast.collector), daysAgo: [390] },
  { person: cast.collector, account: accountOf(cast.collector, fabrikam), daysAgo: [155] },
  {
    person: cast.collector,
    account: personalAccount(5, 'Priya', 'priya.raman@outlook.example'),
    daysAgo: [48],
  },
  {
    person: cast.guest,
    account: guestAccount(6, 'Gus Delacroix', 'gus@fabrikam.example', contoso),
    daysAgo: [92],
  },
  { person: cast.viewer, account: accountOf(cast.viewer), daysAgo: [418] },
  {
    person: cast.longName,
    account: workAccount(8, cast.longName.name, 'wolfe', contoso),
    daysAgo: [77],
  },
  { person: cast.hebrew, account: accountOf(cast.hebrew), daysAgo: [133] },
  { person: cast.japanese, account: accountOf(cast.japanese, fabrikam), daysAgo: [19] },
  { person: cast.markup, account: accountOf(cast.markup), daysAgo: [9] },
  {
    person: cast.agent,
    account: workAccount(12, 'Report Agent', 'reports', contoso),
    daysAgo: [120, 90, 60, 30],
  },
  { person: cast.deactivated, account: accountOf(cast.deactivated), daysAgo: [260] },
  { person: cast.deactivatedAdmin, account: accountOf(cast.deactivatedAdmin), daysAgo: [365, 341] },
  { person: cast.deleted, account: accountOf(cast.deleted, fabrikam), daysAgo: [288] },
  {
    person: cast.forgotten,
    account: workAccount(16, 'K. Brandt', 'k.brandt', contoso),
    daysAgo: [410],
  },
];

/** Spread over the fourteen months, without two at the same time. */
const ordinary = colleagues.map((person, n) => ({
  person,
  account:
    n % 8 === 7
      ? personalAccount(100 + n, person.name, person.email.replace('sandbox', 'outlook'))
      : accountOf(person, n % 3 === 2 ? fabrikam : contoso),
  daysAgo: n % 4 === 0 ? [400 - n * 16, 8 + n] : [404 - n * 16],
}));

const seeded: SeededConnection[] = [...story, ...ordinary];

/** Every account at Microsoft that the seed connects. */
export const seededAccounts = [...new Set(seeded.map(({ account }) => account))];

const day = 24 * 60 * 60 * 1000;

/** The same minute of the day for everyone would look made up. */
const timeOf = (daysAgo: number, person: Person) =>
  new Date(Date.now() - daysAgo * day + ((person.id * 37) % 600) * 60_000);

/** One person connects one account at one time. */
export interface TimedConnect {
  person: Person;
  account: MicrosoftAccount;
  at: Date;
}
export type Connect = (connect: TimedConnect) => Promise<IdentityOutcome>;

/** Makes the call of monday with everybody's clock at a time; the server's stays there. */
export function connectAt(options: {
  places: Places;
  microsoft: MicrosoftState;
  setClock(time: Date | null): Promise<void>;
}): Connect {
  const { places, microsoft, setClock } = options;
  return async ({ person, account, at }) => {
    await setClock(at);
    return callIdentity({
      person,
      view: places.view,
      provider: 'microsoft',
      token: microsoft.issueToken(account),
      tokenRequestedParams: { scope: grantedScope(registration.scopes.join(' ')) },
      at,
    });
  };
}

/** Connects everything through the real endpoint, oldest first. */
export async function seedConnections(connect: Connect): Promise<void> {
  const calls = seeded
    .flatMap(({ daysAgo, ...rest }) =>
      daysAgo.map((days) => ({ ...rest, at: timeOf(days, rest.person) })),
    )
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (const call of calls) {
    const outcome = await connect(call);
    if (!outcome.isConnected) throw new Error(`The seed failed: ${outcome.detail}`);
  }
}
