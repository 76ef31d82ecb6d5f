import { addTexts } from '../catalogue.ts';
import filter from '../en/filter.json';

addTexts('filter', filter);
