import { addTexts } from '../../i18n/add-texts.ts';
import guides from '../../i18n/en/guides.json';

addTexts('guides', guides);
