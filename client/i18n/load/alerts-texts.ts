import { addTexts } from '../add-texts.ts';
import alerts from '../en/alerts.json';

addTexts('alerts', alerts);
