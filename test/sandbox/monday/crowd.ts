import { colleagues, type Person, type PersonKind } from './people.ts';

/** Ids of the crowd begin here. */
const firstId = 1_000_000;
const connectionsPerPerson = 8;

const names = colleagues.map(({ name }) => name.split(' '));
const pick = (n: number) => names[n % names.length] ?? [];

function kindOf(n: number): PersonKind {
  if (n % 60 === 59) return 'guest';
  if (n % 50 === 49) return 'agent_member';
  return n % 40 === 39 ? 'view_only' : 'member';
}

function member(n: number): Person {
  const [first = ''] = pick(n);
  const last = pick(Math.floor(n / names.length))
    .slice(1)
    .join(' ');
  const isGone = n % 25 === 24;
  return {
    id: firstId + n,
    name: `${first} ${last}`,
    email: `person.${n}@sandbox.example`,
    kind: kindOf(n),
    status: isGone ? 'INACTIVE' : 'ACTIVE',
    isDeleted: n % 200 === 199,
    createdAt: '2024-06-01T09:00:00Z',
  };
}

/** As many people as a large account with this many connections has; one in 25 is deactivated. */
export function crowdFor(connections: number): Person[] {
  return Array.from({ length: Math.ceil(connections / connectionsPerPerson) }, (_, n) => member(n));
}
