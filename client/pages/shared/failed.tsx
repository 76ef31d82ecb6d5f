import { Button } from '@vibe/core';
import { ServerProblem, ServerTooSlow, ServerUnreachable } from '../../api/errors.ts';
import { t } from './page-text.ts';
import { State } from './state.tsx';

/** What went wrong with a call, in a sentence each: what happened, what was not done. */
export function failureLines(error: unknown): string[] {
  if (error instanceof ServerUnreachable) return [t('pages.failed.unreachable')];
  if (error instanceof ServerTooSlow) return [t('pages.failed.tooSlow')];
  if (error instanceof ServerProblem && error.retryAfterSeconds !== null) {
    return [t('pages.failed.wait', { count: error.retryAfterSeconds })];
  }
  return [t('pages.failed.unknown')];
}

/** Stands where an answer was to be. */
export function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  return (
    <State
      isAlert
      title={t('pages.failed.title')}
      lines={failureLines(error)}
      actions={<Button onClick={onRetry}>{t('pages.retry')}</Button>}
    />
  );
}

/** While the first answer is on its way. */
export function Waiting() {
  return <p role="status">{t('pages.loading')}</p>;
}
