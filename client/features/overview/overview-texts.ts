import { addTexts } from '../../i18n/add-texts.ts';
import overview from '../../i18n/en/overview.json';

addTexts('overview', overview);
