import '../../../i18n/load/case-steps-texts.ts';
import type { SectionGuide } from '../../../../server/contract/case-guide.ts';
import type { Situation } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { plainText } from '../../guides/guide-text.tsx';

/** Returns by when a section is to be done: a case has no date of its own, its situation has. */
export const urgencyOf = (situation: Situation): string => t(`caseSteps.brief.when.${situation}`);

/** Returns what a section asks for: the titles of its steps, in order. */
export const askedIn = ({ guide }: SectionGuide): string =>
  guide.steps.map(({ title }) => plainText(title)).join('; ');

/** Returns the app whose access is to end, with the id by which admins find it. */
export const appIn = ({ app }: SectionGuide): string =>
  app.applicationId === null
    ? app.name
    : t('caseSteps.brief.appId', { name: app.name, id: app.applicationId });
