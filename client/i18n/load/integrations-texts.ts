import { addTexts } from '../catalogue.ts';
import integrations from '../en/integrations.json';

addTexts('integrations', integrations);
