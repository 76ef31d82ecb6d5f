import { addTexts } from '../add-texts.ts';
import caseTexts from '../en/case.json';

addTexts('case', caseTexts);
