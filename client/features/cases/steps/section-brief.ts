import '../../../i18n/load/case-steps-texts.ts';
import type { SectionGuide } from '../../../../server/contract/case-guide.ts';
import type { Situation } from '../../../../server/contract/guide.ts';
import type { Format } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';
import { plainText } from '../../guides/guide-text.tsx';

const urgent: readonly Situation[] = [
  'person_compromised',
  'app_compromised',
  'organization_compromised',
];

/** Returns by when a section is to be done: by the day of its case, else as its situation asks. */
export function urgencyOf(situation: Situation, dueOn: string | null, { day }: Format): string {
  const urgency = t(`caseSteps.brief.when.${situation}`);
  if (dueOn === null) return urgency;
  // What may be misused is ended at once, whatever day was set.
  return urgent.includes(situation)
    ? t('caseSteps.brief.when.urgentDate', { urgency, date: day(dueOn) })
    : t('caseSteps.brief.when.date', { date: day(dueOn) });
}

/** Returns what a section asks for: the titles of its steps, in order. */
export const askedIn = ({ guide }: SectionGuide): string =>
  guide.steps.map(({ title }) => plainText(title)).join('; ');

/** Returns the app whose access is to end, with the id by which admins find it. */
export const appIn = ({ app }: SectionGuide): string =>
  app.applicationId === null
    ? app.name
    : t('caseSteps.brief.appId', { name: app.name, id: app.applicationId });
