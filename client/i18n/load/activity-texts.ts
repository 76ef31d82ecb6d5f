import { addTexts } from '../add-texts.ts';
import activity from '../en/activity.json';

addTexts('activity', activity);
