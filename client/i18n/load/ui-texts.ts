import { addTexts } from '../catalogue.ts';
import ui from '../en/ui.json';

addTexts('ui', ui);
