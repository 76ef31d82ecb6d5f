import { monday } from '../monday/sdk.ts';
import { announce } from './announce.ts';

export type NoticeType = 'success' | 'error' | 'info';

/** Tells a result for a moment: in monday's own corner, and to who listens instead of looking. */
export function notice(message: string, type: NoticeType = 'success'): void {
  announce(message);
  // Only a courtesy: what must be read stays on the page.
  monday.execute('notice', { message, type, timeout: 5000 }).catch(() => {});
}
