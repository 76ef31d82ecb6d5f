import { addTexts } from '../i18n/add-texts.ts';
import texts from '../i18n/en/export.json';

addTexts('export', texts);
