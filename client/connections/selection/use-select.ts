import '../list-texts.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { notice } from '../../monday/notice.ts';
import { useFormat } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import { mostSelected, select } from './selection.ts';

/** Selects, and says so where there was no room for all. */
export function useSelect() {
  const format = useFormat();
  return (connections: readonly Connection[]): void => {
    if (select(connections)) return;
    notice(t('list.select.most', { most: format.number(mostSelected) }), 'info');
  };
}
