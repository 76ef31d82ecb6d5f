import { Button } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import { linesOf } from '../../ui/states/error-lines.ts';
import { State } from './state.tsx';

/** Stands where an answer was to be. */
export function Failed({ error, onRetry }: { error: unknown; onRetry(): void }) {
  return (
    <State
      isAlert
      title={t('ui.error.title')}
      lines={linesOf(error)}
      actions={<Button onClick={onRetry}>{t('ui.retry')}</Button>}
    />
  );
}

/** While the first answer is on its way. */
export function Waiting() {
  return <p role="status">{t('pages.loading')}</p>;
}
