import { Button } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import { NoAnswer } from '../../monday/answer.ts';
import { faultOf } from '../../monday/faults.ts';
import { StatePage } from '../../ui/state-page.tsx';
import { QueryError } from '../../ui/states/query-error.tsx';

interface ListErrorProps {
  error: unknown;
  onRetry(): void;
}

/** Why there is no list, as far as monday says. */
export function ListError({ error, onRetry }: ListErrorProps) {
  if (error instanceof NoAnswer) return <QueryError error={error} onRetry={onRetry} />;
  const fault = faultOf(error);
  return (
    <StatePage
      role="alert"
      title={t(`integrations.${fault}.title`)}
      lines={[t(`integrations.${fault}.detail`), t(`integrations.${fault}.next`)]}
      actions={<Button onClick={() => onRetry()}>{t('ui.retry')}</Button>}
    />
  );
}
