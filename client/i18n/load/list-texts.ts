import { addTexts } from '../catalogue.ts';
import list from '../en/list.json';

addTexts('list', list);
