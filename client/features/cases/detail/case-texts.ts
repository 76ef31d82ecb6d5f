import { addTexts } from '../../../i18n/add-texts.ts';
import caseTexts from '../../../i18n/en/case.json';

addTexts('case', caseTexts);
