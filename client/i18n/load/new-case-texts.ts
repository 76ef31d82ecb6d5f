import { addTexts } from '../catalogue.ts';
import newCase from '../en/new-case.json';

addTexts('newCase', newCase);
