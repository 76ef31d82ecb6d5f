import type { OutsideAccount } from '../acts.ts';
import { cast, colleagues, type Person } from '../monday/people.ts';
import { legacySync, microsoftConnections } from './microsoft.ts';
import { serviceConnections } from './services.ts';

/** Runs of automations with one credential: days before now. */
export interface SeededRuns {
  person: Person;
  account: OutsideAccount;
  /** Positions in `automations`. */
  automations: number[];
  daysAgo: number[];
  /** The provider no longer accepted the token by then. */
  isRefused?: boolean;
}

const accountOf = (person: Person, position = 0): OutsideAccount => {
  const found = microsoftConnections.filter((connection) => connection.person === person)[position];
  if (!found) throw new Error(`${person.name} connected nothing.`);
  return found.account;
};

const story: SeededRuns[] = [
  {
    person: cast.admin,
    account: accountOf(cast.admin),
    automations: [0, 1, 3],
    daysAgo: [120, 60, 1],
  },
  { person: cast.member, account: accountOf(cast.member), automations: [0], daysAgo: [30, 3] },
  {
    person: cast.mailboxPartner,
    account: accountOf(cast.mailboxPartner),
    automations: [2, 4],
    daysAgo: [50, 11, 2],
  },
  {
    person: cast.agent,
    account: accountOf(cast.agent),
    automations: [3],
    daysAgo: [28, 21, 14, 7],
  },
  // She left, and an automation still works in her name.
  {
    person: cast.deactivated,
    account: accountOf(cast.deactivated),
    automations: [4, 1],
    daysAgo: [200, 40, 6],
  },
  {
    person: cast.deactivatedAdmin,
    account: accountOf(cast.deactivatedAdmin),
    automations: [2],
    daysAgo: [300],
  },
  {
    person: cast.deactivatedAdmin,
    account: accountOf(cast.deactivatedAdmin),
    automations: [2],
    daysAgo: [12],
    isRefused: true,
  },
];

const ordinary = colleagues
  .filter((_person, n) => n % 4 === 0)
  .map((person, n) => ({
    person,
    account: accountOf(person),
    automations: n % 2 === 0 ? [n % 6] : [n % 6, (n + 2) % 6],
    daysAgo: [5 + n],
  }));

const ofServices = serviceConnections
  .filter((_connection, n) => n % 3 !== 2)
  .map(({ person, account }, n) => ({ person, account, automations: [n % 6], daysAgo: [20, 4] }));

/** Whoever connected it did so before the app recorded connections. */
export const legacyRuns = {
  person: colleagues[2] as Person,
  account: legacySync,
  automations: [3],
  daysAgo: [75, 15],
};

export const warehouseToken = {
  person: cast.mailboxPartner,
  label: 'Warehouse, read only',
  token: 'stand-in-api-token-of-the-warehouse',
  automations: [5],
  daysAgo: [45, 20, 4],
};

export const seededRuns: SeededRuns[] = [...story, ...ordinary, ...ofServices, legacyRuns];
