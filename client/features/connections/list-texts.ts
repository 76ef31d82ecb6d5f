import { addTexts } from '../../i18n/add-texts.ts';
import list from '../../i18n/en/list.json';

addTexts('list', list);
