import { addTexts } from '../add-texts.ts';
import overview from '../en/overview.json';

addTexts('overview', overview);
