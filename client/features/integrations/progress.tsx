import { Button, Text } from '@vibe/core';
import { useEffect } from 'react';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { announce } from '../../ui/announce.ts';
import type { IntegrationsList } from './get-integrations.ts';
import styles from './progress.module.css';

/** How far the reading is. monday does not say how many there are, so the bar has no end. */
export function Progress({ list }: { list: IntegrationsList }) {
  const format = useFormat();
  const count = list.integrations.length;
  const isDone = list.isSuccess && !list.hasNextPage;
  const text = t(`integrations.${isDone ? 'all' : 'soFar'}`, {
    count,
    number: format.number(count),
  });
  useEffect(() => {
    if (isDone && count > 0) announce(text);
  }, [isDone, count, text]);

  if (list.isFetchNextPageError) {
    return (
      <div className={styles.line} role="alert">
        <Text type="text2" ellipsis={false}>
          {text}. {t('integrations.moreFailed')}
        </Text>
        <Button kind="secondary" size="small" onClick={() => list.fetchNextPage()}>
          {t('ui.retry')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.line}>
      {!isDone && <progress className={styles.bar} aria-label={t('integrations.reading')} />}
      <Text type="text2" color="secondary" ellipsis={false}>
        {text}
      </Text>
    </div>
  );
}
