import { queryOptions, useQuery } from '@tanstack/react-query';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';

const whileWriting = 2000;
/** Others work on a case at the same time: what they tick shows up by itself. */
const whileOpen = 20_000;

export const caseOptions = (id: string) =>
  queryOptions({
    queryKey: keys.case(id),
    queryFn: ({ signal }) => call(paths.case, { params: { id }, signal }),
    staleTime: 5000,
    refetchInterval: ({ state: { data } }) => {
      if (data?.isSettled === false) return whileWriting;
      return data?.status === 'open' ? whileOpen : false;
    },
  });

/** One case with its sections and steps. */
export const useCase = (id: string) => useQuery(caseOptions(id));
