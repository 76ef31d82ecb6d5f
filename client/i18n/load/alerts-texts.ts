import { addTexts } from '../catalogue.ts';
import alerts from '../en/alerts.json';

addTexts('alerts', alerts);
