import { queryOptions, useQuery } from '@tanstack/react-query';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';

const organizationsOptions = queryOptions({
  queryKey: keys.organizations,
  queryFn: ({ signal }) => call(paths.organizations, { signal }),
});

/**
 * The organizations with most connections.
 *
 * @param isAsked false for who is no admin: they may not ask
 */
export const useOrganizations = (isAsked = true) =>
  useQuery({ ...organizationsOptions, enabled: isAsked });
