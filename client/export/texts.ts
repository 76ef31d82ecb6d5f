import { addTexts } from '../text/add.ts';
import texts from '../text/en/export.json';

addTexts('export', texts);
