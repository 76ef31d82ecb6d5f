import { addTexts } from '../../i18n/add-texts.ts';
import help from '../../i18n/en/help.json';

addTexts('help', help);
