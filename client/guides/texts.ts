import { addTexts } from '../text/add.ts';
import guides from '../text/en/guides.json';

addTexts('guides', guides);
