import { useMemo } from 'react';
import { useSession } from '../../api/get-session.ts';
import { batchesOf } from '../../monday/people/batches.ts';
import type { FindPerson } from '../../monday/people/people-context.ts';
import { type People, usePeople } from '../../monday/people/use-people.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { useOrganizations } from '../connections/get-organizations.ts';
import type { CaseWords } from './case-words.ts';

/** monday answers no questions of viewers about people, and guests may not ask who others are. */
export function useCasePeople(pages: readonly (readonly (string | null)[])[]): People {
  const { role } = useSession();
  const isAsked = role === 'admin' || role === 'member';
  const batches = useMemo(() => (isAsked ? batchesOf(pages) : []), [isAsked, pages]);
  return usePeople(batches);
}

/**
 * The words for cases, as far as people and organizations are known by now.
 *
 * @param namesOrganization false where no case is about one: they are not asked for
 */
export function useCaseWords(find: FindPerson, namesOrganization = true): CaseWords {
  const { role, userId } = useSession();
  const format = useFormat();
  const { data } = useOrganizations(role === 'admin' && namesOrganization);
  return useMemo(() => {
    const names = new Map(
      data?.items.flatMap(({ provider, id, name }) => [
        [`${provider}:${id}`, name],
        [`null:${id}`, name],
      ]),
    );
    return {
      find,
      format,
      userId,
      isAdmin: role === 'admin',
      organizationName: (provider, id) => names.get(`${provider}:${id}`) ?? id,
    };
  }, [find, format, userId, role, data]);
}
