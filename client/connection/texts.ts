import { addTexts } from '../text/add.ts';
import connection from '../text/en/connection.json';

addTexts('connection', connection);
