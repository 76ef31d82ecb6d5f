import { addTexts } from '../add-texts.ts';
import connection from '../en/connection.json';

addTexts('connection', connection);
