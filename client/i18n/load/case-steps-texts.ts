import { addTexts } from '../add-texts.ts';
import caseSteps from '../en/case-steps.json';

addTexts('caseSteps', caseSteps);
