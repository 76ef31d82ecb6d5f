import { addTexts } from '../add-texts.ts';
import peopleList from '../en/people-list.json';

addTexts('peopleList', peopleList);
