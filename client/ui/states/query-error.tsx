import { Button } from '@vibe/core';
import { SessionRefused } from '../../api/errors.ts';
import { t } from '../../i18n/translate.ts';
import { reloadHere } from '../../monday/location.ts';
import { StatePage } from '../state-page.tsx';
import { linesOf } from './error-lines.ts';

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

/** Replaces an answer that failed: what happened, what was not done, what to do next. */
export function QueryError({ error, onRetry, isWholePage }: QueryErrorProps) {
  if (error instanceof SessionRefused) return <Refused error={error} />;
  return (
    <StatePage
      role="alert"
      isWholePage={isWholePage}
      title={t('ui.error.title')}
      lines={linesOf(error)}
      actions={<Button onClick={() => onRetry()}>{t('ui.retry')}</Button>}
    />
  );
}
