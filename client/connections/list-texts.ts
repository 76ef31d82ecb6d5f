import { addTexts } from '../text/add.ts';
import list from '../text/en/list.json';

addTexts('list', list);
