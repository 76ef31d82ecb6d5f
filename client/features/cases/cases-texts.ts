import { addTexts } from '../../i18n/add-texts.ts';
import cases from '../../i18n/en/cases.json';

addTexts('cases', cases);
