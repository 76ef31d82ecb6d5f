import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MakeLink } from '../../../../server/contract/case-link.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';

const linksOptions = (caseId: string) =>
  queryOptions({
    queryKey: keys.caseLinks(caseId),
    queryFn: ({ signal }) => call(paths.links, { params: { id: caseId }, signal }),
    staleTime: 10_000,
  });

/** The links of a case, without what makes them work. */
export const useLinks = (caseId: string) => useQuery(linksOptions(caseId));

/** Makes a link; the answer alone holds it. */
export function useMakeLink(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MakeLink) => call(paths.makeLink, { params: { id: caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.caseLinks(caseId) }),
    // The secret is shown once and then forgotten, here too.
    gcTime: 0,
  });
}

/** Takes a link back: it is dead from then on. */
export function useTakeLinkBack(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (linkId: string) => call(paths.revokeLink, { params: { id: caseId, linkId } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.caseLinks(caseId) }),
  });
}
