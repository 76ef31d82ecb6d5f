import { addTexts } from '../text/add.ts';
import overview from '../text/en/overview.json';

addTexts('overview', overview);
