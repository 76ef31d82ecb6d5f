import { createHash } from 'node:crypto';
import type { Access } from '../../server/contract/connection.ts';
import type { Identity } from '../../server/providers/shared/provider-definition.ts';

/** A connection as a large account may have it. */
export interface PlausibleConnection {
  identity: Identity;
  grantedScopes: string[] | null;
  access: Access;
  userId: number;
  /** ISO 8601, oldest first: the first connect, then each repeat. */
  connectedAt: string[];
}

const firstNames = (
  'Ada Alan Barbara Chaim Chloé Claude Edsger Émilie Frances Grace Hedy İpek Jürgen Karen Katherine ' +
  'Kōji Leslie Linus Margaret Niklaus Noam Radia Søren Sophie Tim Yael Zoë דנה נועם 花子'
).split(' ');
const lastNames = (
  'Allen Backus Berners Çelik Dijkstra Gödel Groß Hamilton Hopper Jackson Johnson Kernighan Knuth ' +
  'Kovalevskaya Lamarr Lamport Lindqvist Lovelace Müller Nakamura Noether Østergaard Perlman ' +
  "O'Brien Ritchie Shannon Spärck Strauß Torvalds Turing Wirth כהן לוי 山田"
).split(' ');
const organizationWords =
  'Acme Adatum Alpine Blue Contoso Fabrikam Fourth Graphic Humongous Lamna Litware Margie Munson Nod Northwind Proseware Relecloud Tailspin Trey Wingtip'.split(
    ' ',
  );
const organizationKinds =
  'Airlines Bank Books Clinics Cycles Energy Foods Freight Group Hotels Insurance Labs Logistics Media Motors Partners Research Schools Studios Traders'.split(
    ' ',
  );

const basicScopes = ['openid', 'profile', 'offline_access', 'User.Read'];
const scopeSets = [
  basicScopes,
  [...basicScopes, 'Calendars.ReadWrite'],
  [...basicScopes, 'Tasks.ReadWrite', 'User.ReadBasic.All'],
  [...basicScopes, 'Mail.Send', 'Mail.Read'],
  [...basicScopes, 'Files.ReadWrite.All', 'Sites.Read.All'],
];

const consumerTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
const hour = 3_600_000;
/** Milliseconds since the first of them was made: fourteen months. */
const span = 425 * 24 * hour;

const pick = <Value>(values: readonly Value[], index: number): Value =>
  values[index % values.length] as Value;

function guidOf(text: string): string {
  const digits = createHash('md5').update(text).digest('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const organizations = organizationWords.flatMap((word) =>
  organizationKinds.map((kind) => ({
    id: guidOf(`${word} ${kind}`),
    name: `${word} ${kind}`,
    domain: `${word}-${kind}.example`.toLowerCase(),
  })),
);

/** An even spread over 0 to 1 that depends on the index alone. */
function chance(index: number, salt: number): number {
  let bits = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
}

/** Later connections come later; one in five was made again, up to three times. */
function connectedAt(index: number, count: number, now: number): string[] {
  const first = now - span * (1 - (index + chance(index, 1)) / count);
  const repeats = chance(index, 2) < 0.2 ? 1 + Math.floor(chance(index, 3) * 3) : 0;
  const times = Array.from(
    { length: repeats },
    (_, repeat) => first + (now - first) * ((repeat + chance(index, 4)) / repeats),
  );
  return [first, ...times].map((time) => new Date(time).toISOString());
}

function identityOf(index: number): Identity {
  const first = pick(firstNames, index);
  const last = pick(lastNames, Math.floor(index / firstNames.length));
  const displayName = `${first} ${last}`;
  const isPersonal = chance(index, 5) < 0.05;
  // Few large organizations, many small ones.
  const size = chance(index, 6) ** 2;
  const organization = pick(organizations, Math.floor(size * organizations.length));
  const domain = isPersonal ? 'outlook.example' : organization.domain;
  const mailbox = /^[a-z.]+$/i.test(`${first}.${last}`) ? `${first}.${last}` : 'person';
  // Now and then two people connect one mailbox.
  const shared = chance(index, 7) < 0.02 ? index - 1 : index;
  const tenant = isPersonal ? consumerTenant : organization.id;
  return {
    providerUniqueIdentifier: `${tenant}:${guidOf(`person ${shared}`)}`,
    displayName,
    email: chance(index, 8) < 0.97 ? `${mailbox}.${index}@${domain}`.toLowerCase() : null,
    organization: isPersonal ? null : { id: organization.id, name: organization.name },
    accountType: isPersonal ? 'personal' : chance(index, 9) < 0.08 ? 'guest' : 'work',
  };
}

/**
 * The connection of an index, the same at each call but for its times, which end now.
 *
 * @param people user ids to choose from
 */
export function plausibleConnection(
  index: number,
  { count, people, now }: { count: number; people: readonly number[]; now: number },
): PlausibleConnection {
  const scopes = pick(scopeSets, Math.floor(chance(index, 10) ** 2 * scopeSets.length));
  return {
    identity: identityOf(index),
    grantedScopes: chance(index, 11) < 0.9 ? scopes : null,
    access: chance(index, 12) < 0.93 ? 'lasting' : 'temporary',
    userId: pick(people, Math.floor(chance(index, 13) * people.length)),
    connectedAt: connectedAt(index, count, now),
  };
}
