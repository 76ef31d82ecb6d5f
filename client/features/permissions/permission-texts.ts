import { addTexts } from '../../i18n/add-texts.ts';
import permissions from '../../i18n/en/permissions.json';

addTexts('permissions', permissions);
