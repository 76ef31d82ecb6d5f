import { addTexts } from '../add-texts.ts';
import cases from '../en/cases.json';

addTexts('cases', cases);
