import { addTexts } from '../catalogue.ts';
import activity from '../en/activity.json';

addTexts('activity', activity);
