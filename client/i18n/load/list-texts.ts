import { addTexts } from '../add-texts.ts';
import list from '../en/list.json';

addTexts('list', list);
