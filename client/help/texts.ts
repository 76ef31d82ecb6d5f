import { addTexts } from '../text/add.ts';
import help from '../text/en/help.json';

addTexts('help', help);
