import { addTexts } from '../catalogue.ts';
import caseSteps from '../en/case-steps.json';

addTexts('caseSteps', caseSteps);
