import {
  contoso,
  fabrikam,
  guestAccount,
  type MicrosoftAccount,
  personalAccount,
  workAccount,
} from '../microsoft/accounts.ts';
import { cast, colleagues, type Person } from '../monday/people.ts';

/** One person connecting one account, at a number of times: days before now. */
interface MicrosoftConnection {
  person: Person;
  account: MicrosoftAccount;
  /** Granted; what the app asks for today where absent. */
  scopes?: string[];
  daysAgo: number[];
}

const accountOf = ({ id, name, email }: Person, organization = contoso) =>
  workAccount(id, name, email.split('@')[0] ?? name, organization);

const sharedMailbox = workAccount(1, 'Sales Mailbox', 'sales', contoso);

/** Connected before the app recorded connections: only its runs tell of it. */
export const legacySync = workAccount(20, 'Legacy Sync', 'legacy.sync', contoso);

const usual = ['openid', 'profile', 'User.Read'];
const mail = [...usual, 'Mail.Read'];
const mailAndFiles = [...usual, 'Mail.ReadWrite', 'Files.Read.All'];

/** Permissions granted to each when the connector asked for more than it does today. */
const scopesOf = (n: number) => {
  if (n % 7 === 3) return mailAndFiles;
  return n % 5 === 1 ? mail : usual;
};

const story: MicrosoftConnection[] = [
  { person: cast.admin, account: accountOf(cast.admin), scopes: mail, daysAgo: [421, 180, 2] },
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
  {
    person: cast.deactivated,
    account: accountOf(cast.deactivated),
    scopes: mailAndFiles,
    daysAgo: [260],
  },
  { person: cast.deactivatedAdmin, account: accountOf(cast.deactivatedAdmin), daysAgo: [365, 341] },
  { person: cast.deleted, account: accountOf(cast.deleted, fabrikam), daysAgo: [288] },
  {
    person: cast.forgotten,
    account: workAccount(16, 'K. Brandt', 'k.brandt', contoso),
    daysAgo: [410],
  },
];

/** Reconnected after revocation: see `cases.ts`. */
const again = new Map([[6, [3]]]);

/** Spread over the fourteen months, without two at the same time. */
const ordinary = colleagues.map((person, n) => ({
  person,
  account:
    n % 8 === 7
      ? personalAccount(100 + n, person.name, person.email.replace('sandbox', 'outlook'))
      : accountOf(person, n % 3 === 2 ? fabrikam : contoso),
  scopes: scopesOf(n),
  daysAgo: [...(n % 4 === 0 ? [400 - n * 16, 8 + n] : [404 - n * 16]), ...(again.get(n) ?? [])],
}));

export const microsoftConnections: MicrosoftConnection[] = [...story, ...ordinary];

/** Every account at Microsoft that the seed connects. */
export const seededAccounts = [
  legacySync,
  ...new Set(microsoftConnections.map(({ account }) => account)),
];
