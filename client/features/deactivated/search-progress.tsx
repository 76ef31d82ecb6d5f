import { Button, Text } from '@vibe/core';
import { useEffect } from 'react';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { announce } from '../../ui/announce.ts';
import { ProgressBar, ProgressLine } from '../../ui/progress-bar.tsx';
import { goOn, type Search, startAgain, stop } from './deactivated-search.ts';
import { useFailureText } from './search-words.ts';

function useProgressText({ lookedUp, read, isAllRead, found }: Search): string {
  const format = useFormat();
  const looked = t(`peopleList.search.${isAllRead ? 'looked' : 'lookedSoFar'}`, {
    count: read,
    done: format.number(lookedUp),
    all: format.number(read),
  });
  const result = t('peopleList.search.found', {
    count: found.length,
    number: format.number(found.length),
  });
  return `${looked} ${result}`;
}

/** Shows how far the search is, why it stands still where it does, and what can be done about it. */
export function SearchProgress({ search }: { search: Search }) {
  const { status, lookedUp, read, isAllRead, waitSeconds, error } = search;
  const text = useProgressText(search);
  const failure = useFailureText(error);
  const isOn = status === 'running' || status === 'waiting';
  const isOver = status === 'done' || status === 'stopped';
  useEffect(() => {
    if (isOver) announce(text);
  }, [isOver, text]);

  return (
    <>
      <ProgressLine>
        {isOn && (
          <ProgressBar
            label={t('peopleList.search.progress')}
            done={lookedUp}
            all={isAllRead ? read : null}
          />
        )}
        <Text type="text2" ellipsis={false}>
          {text}
        </Text>
        {isOn && (
          <Button kind="secondary" size="small" onClick={stop}>
            {t('peopleList.search.stop')}
          </Button>
        )}
        {(status === 'stopped' || status === 'failed') && (
          <Button kind="secondary" size="small" onClick={goOn}>
            {t('peopleList.search.goOn')}
          </Button>
        )}
        {status === 'done' && (
          <Button kind="secondary" size="small" onClick={startAgain}>
            {t('peopleList.search.again')}
          </Button>
        )}
      </ProgressLine>
      {status === 'waiting' && (
        <Text type="text2" ellipsis={false} role="status">
          {t('peopleList.search.waiting', { count: waitSeconds ?? 0 })}
        </Text>
      )}
      {status === 'stopped' && (
        <Text type="text2" ellipsis={false}>
          {t('peopleList.search.stopped')}
        </Text>
      )}
      {status === 'failed' && (
        <Text type="text2" ellipsis={false} role="alert">
          {failure} {t('peopleList.search.kept')}
        </Text>
      )}
    </>
  );
}
