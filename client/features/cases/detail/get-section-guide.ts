import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Language } from '../../../../server/contract/language.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { textLanguage } from '../../../i18n/language.ts';

const guideOptions = (caseId: string, sectionId: string, language: Language) =>
  queryOptions({
    queryKey: keys.sectionGuide(caseId, sectionId, language),
    queryFn: ({ signal }) =>
      call(paths.sectionGuide, {
        params: { id: caseId, sectionId },
        query: { language },
        signal,
      }),
    staleTime: 5 * 60_000,
  });

/** Reads on in the list for commands, after the one that told `next`. */
export const readListAfter = async (caseId: string, sectionId: string, listAfter: string) => {
  const query = { language: textLanguage(), listAfter };
  return (await call(paths.sectionGuide, { params: { id: caseId, sectionId }, query })).list;
};

/** Guide of a section, filled with the known values. */
export const useSectionGuide = (caseId: string, sectionId: string) =>
  useQuery(guideOptions(caseId, sectionId, textLanguage()));
