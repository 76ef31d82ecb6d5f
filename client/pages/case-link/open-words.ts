import { t } from '../shared/page-text.ts';

const open = /\{(\w+)\}/g;

/** A text of a guide with what is not known in brackets, such as `[the object id of the person]`. */
export const openWords = (text: string): string =>
  text.replace(
    open,
    (_all, name: string) => `[${t(`guides.open.${name}` as 'guides.open.person')}]`,
  );
