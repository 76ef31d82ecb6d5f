import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Organizations } from '../../../server/contract/organization.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';
import { paths } from '../../api/paths.ts';

const organizationsOptions = queryOptions({
  queryKey: keys.organizations,
  queryFn: ({ signal }) => call<Organizations>(paths.organizations, { signal }),
});

/**
 * The organizations with most connections.
 *
 * @param isAsked false for who is no admin: they may not ask
 */
export const useOrganizations = (isAsked = true) =>
  useQuery({ ...organizationsOptions, enabled: isAsked });
