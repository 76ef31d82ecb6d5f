import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SectionGuide } from '../../../../server/contract/case-guide.ts';
import type { Language } from '../../../../server/contract/language.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { paths } from '../../../api/paths.ts';
import { textLanguage } from '../../../i18n/language.ts';

const guideOptions = (caseId: string, sectionId: string, language: Language) =>
  queryOptions({
    queryKey: keys.sectionGuide(caseId, sectionId, language),
    queryFn: ({ signal }) =>
      call<SectionGuide>(
        paths.case(caseId, `/sections/${encodeURIComponent(sectionId)}/guide?language=${language}`),
        { signal },
      ),
    staleTime: 5 * 60_000,
  });

/** What to do in a section, filled with what is known of it. */
export const useSectionGuide = (caseId: string, sectionId: string) =>
  useQuery(guideOptions(caseId, sectionId, textLanguage()));
