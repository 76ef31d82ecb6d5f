import { addTexts } from '../text/add.ts';
import permissions from '../text/en/permissions.json';

addTexts('permissions', permissions);
