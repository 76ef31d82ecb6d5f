import { Button } from '@vibe/core';
import {
  ServerProblem,
  ServerTooSlow,
  ServerUnreachable,
  SessionRefused,
} from '../../api/errors.ts';
import { t } from '../../i18n/translate.ts';
import { NoAnswer } from '../../monday/answer.ts';
import { reloadHere } from '../../monday/location.ts';
import { StatePage } from '../state-page.tsx';

/** An error in words: what happened, what was not done, what to do next. */
export function linesOf(error: unknown): string[] {
  if (error instanceof ServerUnreachable) return [t('shell.error.unreachable')];
  if (error instanceof ServerTooSlow) return [t('shell.error.tooSlow')];
  if (error instanceof NoAnswer) return [t('shell.error.noAnswer')];
  if (error instanceof ServerProblem && error.retryAfterSeconds !== null) {
    return [t('shell.wait.later', { count: error.retryAfterSeconds })];
  }
  if (error instanceof ServerProblem) return [error.message, t('shell.error.nothingDone')];
  return [t('shell.error.unknown')];
}

function Refused({ error }: { error: SessionRefused }) {
  return (
    <StatePage
      role="alert"
      isWholePage
      title={t('shell.refused.title')}
      lines={[
        t('shell.refused.detail', { detail: error.message }),
        t('shell.refused.clock'),
        t('shell.refused.next'),
      ]}
      actions={<Button onClick={reloadHere}>{t('monday.reload')}</Button>}
    />
  );
}

interface QueryErrorProps {
  error: unknown;
  isWholePage?: boolean;
  onRetry(): void;
}

/** What stands where an answer was to be: what happened, what was not done, what to do next. */
export function QueryError({ error, onRetry, isWholePage }: QueryErrorProps) {
  if (error instanceof SessionRefused) return <Refused error={error} />;
  return (
    <StatePage
      role="alert"
      isWholePage={isWholePage}
      title={t('shell.error.title')}
      lines={linesOf(error)}
      actions={<Button onClick={() => onRetry()}>{t('shell.retry')}</Button>}
    />
  );
}
