import { addTexts } from '../catalogue.ts';
import organizations from '../en/organizations.json';

addTexts('organizations', organizations);
