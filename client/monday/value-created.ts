import { monday } from './sdk.ts';

/**
 * Tells monday that the app was of use just now: a listing in its marketplace asks for it.
 * https://developer.monday.com/apps/docs/value-created-event-best-practices
 */
export function valueCreated(): void {
  monday.execute('valueCreatedForUser').catch(() => {});
}
