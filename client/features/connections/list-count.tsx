import { Button, Text } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import styles from './list-count.module.css';
import type { ConnectionsList } from './query-connections.ts';

interface FooterProps {
  list: ConnectionsList;
  /** Shows the list from its other end; absent where it has one order only. */
  onEnd?: () => void;
}

/** Shows how much of the list is loaded, and what became of the last attempt to load more. */
export function Footer({ list, onEnd }: FooterProps) {
  const format = useFormat();
  const { connections, total, isTotalExact, hasNextPage, isFetchNextPageError } = list;
  if (isFetchNextPageError) {
    return (
      <div className={styles.footer} role="alert">
        <Text type="text2" ellipsis={false}>
          {t('connections.moreFailed')}
        </Text>
        <Button kind="secondary" size="small" onClick={() => list.fetchNextPage()}>
          {t('ui.retry')}
        </Button>
      </div>
    );
  }
  if (list.isPending) return <div className={styles.footer} />;
  const loaded = format.number(connections.length);
  const key = isTotalExact ? 'connections.loaded' : 'connections.loadedOrMore';
  return (
    <div className={styles.footer}>
      <Text type="text2" color="secondary" ellipsis={false}>
        {hasNextPage && total !== null
          ? t(key, { loaded, total: format.number(total) })
          : t('connections.all', { count: connections.length, number: loaded })}
      </Text>
      {hasNextPage && onEnd && (
        <Button kind="tertiary" size="small" onClick={onEnd}>
          {t('connections.fromEnd')}
        </Button>
      )}
    </div>
  );
}
