import { addTexts } from '../../../i18n/add-texts.ts';
import caseSteps from '../../../i18n/en/case-steps.json';

addTexts('caseSteps', caseSteps);
