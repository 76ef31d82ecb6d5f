import { addTexts } from '../../i18n/add-texts.ts';
import peopleList from '../../i18n/en/people-list.json';

addTexts('peopleList', peopleList);
