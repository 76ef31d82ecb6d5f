import { useEffect, useState } from 'react';
import { waitOf } from '../../api/errors.ts';
import { t } from '../../i18n/translate.ts';
import { AttentionBox } from '../attention-box.tsx';

/** Seconds left until `seconds` after the error came, counted down. */
function useSecondsLeft(error: unknown, seconds: number | null): number {
  const [left, setLeft] = useState(seconds ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each error starts a wait of its own.
  useEffect(() => {
    if (seconds === null) return;
    const end = Date.now() + seconds * 1000;
    const count = () => setLeft(Math.max(1, Math.ceil((end - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [error, seconds]);
  return left;
}

/** Says that a call waits because the server asked for it, and how long; nothing for other errors. */
export function WaitNotice({ error }: { error: unknown }) {
  const seconds = waitOf(error);
  const left = useSecondsLeft(error, seconds);
  if (seconds === null) return null;
  return (
    <AttentionBox
      type="neutral"
      title={t('shell.wait.title')}
      text={t('shell.wait.detail', { count: left })}
    />
  );
}
