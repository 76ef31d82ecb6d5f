import { addTexts } from '../../text/add.ts';
import caseSteps from '../../text/en/case-steps.json';

addTexts('caseSteps', caseSteps);
