import { addTexts } from '../../../i18n/add-texts.ts';
import connection from '../../../i18n/en/connection.json';

addTexts('connection', connection);
