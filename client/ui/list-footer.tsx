import { Button, Text } from '@vibe/core';
import { t } from '../i18n/translate.ts';
import { BusyButton } from './busy-button.tsx';
import styles from './list-footer.module.css';

interface ListFooterProps {
  /** The words for how much of the list is loaded. */
  text: string;
  hasMore: boolean;
  isLoadingMore: boolean;
  hasFailed: boolean;
  onMore(): void;
}

/** Shows how much of a list is loaded, and a button for more or, after a failure, for another attempt. */
export function ListFooter({ text, hasMore, isLoadingMore, hasFailed, onMore }: ListFooterProps) {
  if (hasFailed) {
    return (
      <div className={styles.footer} role="alert">
        <Text type="text2" ellipsis={false}>
          {t('connections.moreFailed')}
        </Text>
        <Button kind="secondary" size="small" onClick={() => onMore()}>
          {t('ui.retry')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.footer}>
      <Text type="text2" color="secondary" ellipsis={false}>
        {text}
      </Text>
      {hasMore && (
        <BusyButton kind="tertiary" size="small" isBusy={isLoadingMore} onClick={() => onMore()}>
          {t('connections.more')}
        </BusyButton>
      )}
    </div>
  );
}
