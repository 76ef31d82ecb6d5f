import { addTexts } from '../catalogue.ts';
import cases from '../en/cases.json';

addTexts('cases', cases);
