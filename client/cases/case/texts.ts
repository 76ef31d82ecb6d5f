import { addTexts } from '../../text/add.ts';
import caseTexts from '../../text/en/case.json';

addTexts('case', caseTexts);
