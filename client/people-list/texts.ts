import { addTexts } from '../text/add.ts';
import peopleList from '../text/en/people-list.json';

addTexts('peopleList', peopleList);
