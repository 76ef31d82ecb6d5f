import { addTexts } from '../add-texts.ts';
import guides from '../en/guides.json';

addTexts('guides', guides);
