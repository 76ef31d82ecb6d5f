import { addTexts } from '../text/add.ts';
import activity from '../text/en/activity.json';

addTexts('activity', activity);
