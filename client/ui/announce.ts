import { createStore } from '../monday/create-store.ts';

const announced = createStore('');

/** Says something to screen readers, politely: results, never what is on the page anyway. */
export const announce = announced.set;

export const useAnnounced = announced.use;
