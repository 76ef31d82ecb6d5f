import type { GuideSource } from '../../contract/guide.ts';

/**
 * Returns a page that a guide stands on: of the provider itself or of monday, and of nobody else.
 *
 * @param readOn the day on which it was last read, `YYYY-MM-DD`
 */
export const source = (title: string, url: string, readOn: string): GuideSource => ({
  title,
  url,
  readOn,
});
