import { addTexts } from '../text/add.ts';
import integrations from '../text/en/integrations.json';

addTexts('integrations', integrations);
