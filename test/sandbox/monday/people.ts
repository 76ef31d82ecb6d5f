/** Kinds of monday users, as `user_kind` of a session token and `kind` of the API name them. */
export type PersonKind = 'admin' | 'member' | 'guest' | 'view_only' | 'agent_member';

/** A monday user. */
export interface Person {
  id: number;
  name: string;
  email: string;
  kind: PersonKind;
  status: 'ACTIVE' | 'INACTIVE' | 'PENDING';
  isDeleted: boolean;
  createdAt: string;
}

export const account = { id: 7_001_001, name: 'Sandbox Ltd', slug: 'sandbox', tier: 'enterprise' };

function person(
  id: number,
  name: string,
  local: string,
  kind: PersonKind = 'member',
  rest: Partial<Person> = {},
): Person {
  const email = `${local}@sandbox.example`;
  return {
    ...{ id, name, email, kind, status: 'ACTIVE', isDeleted: false },
    createdAt: '2024-02-01T09:00:00Z',
    ...rest,
  };
}

const longName = `Wolfeschlegelstein ${'Maximiliane Theodora '.repeat(9)}`.slice(0, 190).trimEnd();

/** Those with a part to play. Every other one is in `colleagues`. */
export const cast = {
  admin: person(101, 'Ada Lindqvist', 'ada', 'admin'),
  secondAdmin: person(102, 'Boris Okafor', 'boris', 'admin'),
  member: person(103, 'Mia Tanaka', 'mia'),
  /** Shares the mailbox that Mia connected. */
  mailboxPartner: person(104, 'Jonas Weber', 'jonas'),
  /** Three Microsoft accounts. */
  collector: person(105, 'Priya Raman', 'priya'),
  guest: person(106, 'Gus Delacroix', 'gus', 'guest', { email: 'gus@fabrikam.example' }),
  /** Connected an account while still a member. */
  viewer: person(107, 'Vera Sandoval', 'vera', 'view_only'),
  longName: person(108, longName, 'wolfe'),
  hebrew: person(109, 'נועה בן־דוד', 'noa'),
  japanese: person(110, '高橋 美咲', 'misaki'),
  markup: person(111, '<b>Bold</b> & "Quoted" <img src=x>', 'bold'),
  agent: person(112, 'Report Agent', 'report.agent', 'agent_member'),
  deactivated: person(113, 'Lena Fischer', 'lena', 'member', { status: 'INACTIVE' }),
  deactivatedAdmin: person(114, 'Omar Haddad', 'omar', 'admin', { status: 'INACTIVE' }),
  deleted: person(115, 'Tom Aldridge', 'tom', 'member', { status: 'INACTIVE', isDeleted: true }),
  /** Deleted so thoroughly that monday answers nothing. */
  forgotten: person(116, '', 'nobody', 'member', { status: 'INACTIVE', isDeleted: true }),
  invited: person(117, 'Pia Nowak', 'pia', 'member', { status: 'PENDING' }),
} satisfies Record<string, Person>;

const ordinaryNames = [
  'Alejandra Ruiz',
  'Ben Whitaker',
  'Chloé Martin',
  'Daniel Kowalski',
  'Emre Yıldız',
  'Farah Aziz',
  'Greta Lund',
  'Hannah O’Neill',
  'Ivan Petrov',
  'Julia Santos',
  'Karim Benali',
  'Lucía Gómez',
  'Marek Novák',
  'Nadia Rossi',
  'Oliver Strauß',
  'Paula Ferreira',
  'Quentin Dubois',
  'Rosa Andersen',
  'Samuel Adeyemi',
  'Tessa van Dijk',
  'Umberto Conti',
  'Valeria Popescu',
  'William Chen',
  'Yara Haddad',
];

const local = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\p{L} ]/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .split(' ')
    .join('.');

/** People without a story, so that a list looks like one. */
export const colleagues: Person[] = ordinaryNames.map((name, n) =>
  person(201 + n, name, local(name)),
);

export const people: Person[] = [...Object.values(cast), ...colleagues];
