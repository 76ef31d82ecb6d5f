import { addTexts } from '../add-texts.ts';
import ui from '../en/ui.json';

addTexts('ui', ui);
