import { addTexts } from '../../i18n/add-texts.ts';
import activity from '../../i18n/en/activity.json';

addTexts('activity', activity);
