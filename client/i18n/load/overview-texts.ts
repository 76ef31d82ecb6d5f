import { addTexts } from '../catalogue.ts';
import overview from '../en/overview.json';

addTexts('overview', overview);
