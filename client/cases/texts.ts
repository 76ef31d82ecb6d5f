import { addTexts } from '../text/add.ts';
import cases from '../text/en/cases.json';

addTexts('cases', cases);
