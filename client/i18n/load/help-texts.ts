import { addTexts } from '../add-texts.ts';
import help from '../en/help.json';

addTexts('help', help);
