import { addTexts } from '../catalogue.ts';
import help from '../en/help.json';

addTexts('help', help);
