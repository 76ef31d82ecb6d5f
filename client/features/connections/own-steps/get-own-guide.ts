import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Language } from '../../../../server/contract/language.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { textLanguage } from '../../../i18n/language.ts';

const ownGuideOptions = (id: string, language: Language) =>
  queryOptions({
    queryKey: keys.ownGuide(id, language),
    queryFn: ({ signal }) => call(paths.ownGuide, { params: { id }, query: { language }, signal }),
    staleTime: 5 * 60_000,
  });

/** The guide by which users revoke one of their own connections. */
export const useOwnGuide = (id: string) => useQuery(ownGuideOptions(id, textLanguage()));
