import { useEffect, useRef } from 'react';
import { t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { announce } from '../../../ui/announce.ts';
import type { ConnectionsList } from '../query-connections.ts';

/** Tells screen readers how much a search or a filter found, once its answer is there. */
export function useAnnouncedCount(list: ConnectionsList, isFiltered: boolean): void {
  const format = useFormat();
  const { total, isTotalExact, isPlaceholderData } = list;
  const wasFiltered = useRef(isFiltered);
  useEffect(() => {
    if (isPlaceholderData || total === null) return;
    if (!isFiltered && !wasFiltered.current) return;
    wasFiltered.current = isFiltered;
    const number = format.number(total);
    announce(
      isTotalExact
        ? t('connections.found', { count: total, number })
        : t('connections.foundOrMore', { number }),
    );
  }, [total, isTotalExact, isPlaceholderData, isFiltered, format]);
}
