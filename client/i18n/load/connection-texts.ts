import { addTexts } from '../catalogue.ts';
import connection from '../en/connection.json';

addTexts('connection', connection);
