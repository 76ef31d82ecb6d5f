import { addTexts } from '../add-texts.ts';
import texts from '../en/export.json';

addTexts('export', texts);
