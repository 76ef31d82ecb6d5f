import mondaySdk from 'monday-sdk-js/src/client.js';

/**
 * The one SDK instance of the view. Its requests never end by themselves: see `answerWithin`. Its
 * scroll helper would lay a layer over the whole page.
 */
export const monday = mondaySdk({ withoutScrollHelper: true });

/** Returns whether a page frames this one; monday always does. */
export const isFramed = () => window.parent !== window;

/**
 * Tells monday that the app was of use just now: a listing in its marketplace asks for it.
 * https://developer.monday.com/apps/docs/value-created-event-best-practices
 */
export function valueCreated(): void {
  monday.execute('valueCreatedForUser').catch(() => {});
}
