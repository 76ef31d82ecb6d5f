import type { Language } from '../../contract/language.ts';
import { fillGuide } from '../../guides/build/fill-guide.ts';
import type { GuideContext } from './section-guide.ts';

/**
 * Titles of the steps of some guides, for a page that shows no more of them.
 *
 * @returns by `guideId/key`
 */
export function stepTitles(
  guideIds: readonly string[],
  { guides, values }: GuideContext,
  language: Language,
): Record<string, string> {
  const { applicationIds: _ids, ...known } = values;
  const titles: Record<string, string> = {};
  for (const template of guides) {
    if (!guideIds.includes(template.id)) continue;
    for (const { id, title } of fillGuide(template, known, language).steps) {
      titles[`${template.id}/${id}`] = title;
    }
  }
  return titles;
}
