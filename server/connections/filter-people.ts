import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../store/tables.ts';

/** Cases about what a filter finds that names this person. */
export const isNamedInFilter = (where: ExpressionBuilder<Database, 'cases'>, userId: string) =>
  where.and([
    where('target', 'like', '{"kind":"filter",%'),
    where('target', 'like', `%${JSON.stringify(userId)}%`),
  ]);

const namesPeople = new Set(['userIds', 'orUserIds']);

/** Returns the target of a case, as it is stored, with only those people of its filter who are kept. */
export const keepPeople = (target: string, isKept: (userId: unknown) => boolean): string =>
  JSON.stringify(
    JSON.parse(target, (key, value) =>
      namesPeople.has(key) && Array.isArray(value) ? value.filter(isKept) : value,
    ),
  );
