import { createSearchText } from '../../../../ui/search-text.ts';

/** It may hold names: it stays in memory, and survives a look at one connection. */
export const searchText = createSearchText();
