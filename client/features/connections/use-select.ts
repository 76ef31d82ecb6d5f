import '../../i18n/load/list-texts.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { notice } from '../../ui/notice.ts';
import { mostSelected, select } from './selection.ts';

/** Selects, and says so where there was no room for all. */
export function useSelect() {
  const format = useFormat();
  return (connections: readonly Connection[]): void => {
    if (select(connections)) return;
    notice(t('list.select.most', { most: format.number(mostSelected) }), 'info');
  };
}
