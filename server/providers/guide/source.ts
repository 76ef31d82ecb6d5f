import type { GuideSource } from '../../contract/guide.ts';

/**
 * Returns a page that a guide stands on: only of the provider itself or of monday.
 *
 * @param readOn the day on which it was last read, `YYYY-MM-DD`
 */
export const source = (title: string, url: string, readOn: string): GuideSource => ({
  title,
  url,
  readOn,
});
