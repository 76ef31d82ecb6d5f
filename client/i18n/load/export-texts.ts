import { addTexts } from '../catalogue.ts';
import texts from '../en/export.json';

addTexts('export', texts);
