import { account, cast, type Person } from '../people.ts';
import { photoUrl } from '../photo.ts';
import { refusal } from './errors.ts';

/** Arguments of `users`, of both versions. */
export interface UsersArguments {
  ids?: string[];
  name?: string;
  emails?: string[];
  status?: Person['status'][];
  kind?: 'all' | 'guests' | 'non_guests' | 'non_pending';
  non_active?: boolean;
  newest_first?: boolean;
  limit: number;
  page: number;
}

const maximumLimit = 1000;

const photos = (person: Person) => ({
  original: photoUrl(person, 200),
  small: photoUrl(person, 150),
  thumb: photoUrl(person, 100),
  thumb_small: photoUrl(person, 50),
  tiny: photoUrl(person, 30),
});

/** A user with the fields of both versions; the schema decides which of them exist. */
export function userAnswer(person: Person) {
  const photo = photos(person);
  const title = person.kind === 'admin' ? 'IT' : '';
  return {
    id: String(person.id),
    name: person.name,
    email: person.email,
    kind: person.kind,
    status: person.status,
    is_deleted: person.isDeleted,
    photo_url: photo,
    is_email_confirmed: person.status !== 'PENDING',
    created_at: person.createdAt,
    became_active_at: person.status === 'PENDING' ? null : person.createdAt,
    last_activity: null,
    title,
    url: `https://${account.slug}.monday.com/users/${person.id}`,
    account: accountAnswer,
    enabled: person.status !== 'INACTIVE',
    is_admin: person.kind === 'admin',
    is_guest: person.kind === 'guest',
    is_view_only: person.kind === 'view_only',
    is_pending: person.status === 'PENDING',
    is_verified: person.status !== 'PENDING',
    join_date: person.createdAt.slice(0, 10),
    photo_original: photo.original,
    photo_small: photo.small,
    photo_thumb: photo.thumb,
    photo_thumb_small: photo.thumb_small,
    photo_tiny: photo.tiny,
  };
}

export const accountAnswer = {
  id: String(account.id),
  name: account.name,
  slug: account.slug,
  tier: account.tier,
  logo: null,
  country_code: 'DE',
  created_at: '2024-02-01',
  active_members_count: 40,
  is_during_trial: false,
};

/** Deactivated people vanish unless they are asked for. */
function statusesOf({ status, non_active: nonActive }: UsersArguments): Person['status'][] {
  if (nonActive) return ['INACTIVE'];
  return status ?? ['ACTIVE', 'PENDING'];
}

function isOfKind(person: Person, kind: UsersArguments['kind']): boolean {
  if (kind === 'guests') return person.kind === 'guest';
  if (kind === 'non_guests') return person.kind !== 'guest';
  if (kind === 'non_pending') return person.status !== 'PENDING';
  return true;
}

/**
 * Answers `users` by the rules of the real one.
 * https://developer.monday.com/api-reference/reference/users
 */
export function findUsers(people: Person[], options: UsersArguments) {
  const { ids, name, emails, kind, limit, page } = options;
  if (limit < 1 || limit > maximumLimit) {
    throw refusal('InvalidArgumentException', `limit must be from 1 to ${maximumLimit}`, 400);
  }
  const wanted = ids && new Set(ids);
  const statuses = statusesOf(options);
  const found = people.filter(
    (person) =>
      person !== cast.forgotten &&
      (!wanted || wanted.has(String(person.id))) &&
      (!emails || emails.includes(person.email)) &&
      (!name || person.name.toLowerCase().includes(name.toLowerCase())) &&
      statuses.includes(person.status) &&
      isOfKind(person, kind),
  );
  if (options.newest_first) found.sort((one, other) => other.id - one.id);
  return found.slice((page - 1) * limit, page * limit).map(userAnswer);
}
