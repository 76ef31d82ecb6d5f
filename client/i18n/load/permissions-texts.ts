import { addTexts } from '../catalogue.ts';
import permissions from '../en/permissions.json';

addTexts('permissions', permissions);
