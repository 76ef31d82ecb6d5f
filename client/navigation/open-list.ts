import { goTo } from '../monday/location.ts';

/** Opens everyone's list, narrowed by fields of the list's query: on a board it would be one's own. */
export function openList(filters: Record<string, string> = {}): void {
  goTo({ tab: 'connections', filters: { whose: 'account', ...filters } });
}
