import { addTexts } from '../catalogue.ts';
import caseTexts from '../en/case.json';

addTexts('case', caseTexts);
