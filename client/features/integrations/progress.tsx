import { Button, Text } from '@vibe/core';
import { useEffect } from 'react';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { announce } from '../../ui/announce.ts';
import { ProgressBar, ProgressLine } from '../../ui/progress-bar.tsx';
import type { IntegrationsList } from './get-integrations.ts';

/** Shows how far the reading is. monday does not say how many there are, so the bar has no end. */
export function Progress({ list }: { list: IntegrationsList }) {
  const format = useFormat();
  const count = list.integrations.length;
  const isDone = list.isSuccess && !list.hasNextPage;
  const read = t(`integrations.${isDone ? 'all' : 'soFar'}`, {
    count,
    number: format.number(count),
  });
  const { unreadable } = list;
  const text =
    unreadable === 0
      ? read
      : `${read}. ${t('integrations.unreadable', { count: unreadable, number: format.number(unreadable) })}`;
  useEffect(() => {
    if (isDone && count > 0) announce(text);
  }, [isDone, count, text]);

  if (list.isFetchNextPageError) {
    return (
      <ProgressLine role="alert">
        <Text type="text2" ellipsis={false}>
          {unreadable === 0 ? `${text}.` : text} {t('integrations.moreFailed')}
        </Text>
        <Button kind="secondary" size="small" onClick={() => list.fetchNextPage()}>
          {t('ui.retry')}
        </Button>
      </ProgressLine>
    );
  }
  return (
    <ProgressLine>
      {!isDone && <ProgressBar label={t('integrations.reading')} />}
      <Text type="text2" color="secondary" ellipsis={false}>
        {text}
      </Text>
    </ProgressLine>
  );
}
