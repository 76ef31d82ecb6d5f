import { createStore } from '../../../../monday/create-store.ts';

/** It may hold names: it stays in memory, and survives a look at one connection. */
const searchText = createStore('');

export const setSearchText = searchText.set;
export const useSearchText = searchText.use;
