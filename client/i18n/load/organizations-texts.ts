import { addTexts } from '../add-texts.ts';
import organizations from '../en/organizations.json';

addTexts('organizations', organizations);
