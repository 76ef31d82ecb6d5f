import { addTexts } from '../add-texts.ts';
import integrations from '../en/integrations.json';

addTexts('integrations', integrations);
