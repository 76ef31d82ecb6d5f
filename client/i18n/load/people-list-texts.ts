import { addTexts } from '../catalogue.ts';
import peopleList from '../en/people-list.json';

addTexts('peopleList', peopleList);
