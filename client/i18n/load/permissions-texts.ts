import { addTexts } from '../add-texts.ts';
import permissions from '../en/permissions.json';

addTexts('permissions', permissions);
