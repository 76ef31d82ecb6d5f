import { addTexts } from '../catalogue.ts';
import guides from '../en/guides.json';

addTexts('guides', guides);
