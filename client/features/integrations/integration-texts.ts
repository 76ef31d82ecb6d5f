import { addTexts } from '../../i18n/add-texts.ts';
import integrations from '../../i18n/en/integrations.json';

addTexts('integrations', integrations);
