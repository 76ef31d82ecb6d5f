import '../../../i18n/load/connection-texts.ts';
import { Button } from '@vibe/core';
import { ServerProblem } from '../../../api/errors.ts';
import { t } from '../../../i18n/translate.ts';
import { StatePage } from '../../../ui/state-page.tsx';

export const isGone = (error: unknown) =>
  error instanceof ServerProblem && (error.status === 404 || error.status === 400);

/** One page for what is not there and what is not the person's to see: it tells neither. */
export function Gone({ onBack }: { onBack(): void }) {
  return (
    <StatePage
      isWholePage
      title={t('connection.gone.title')}
      lines={[t('connection.gone.detail'), t('connection.gone.next')]}
      actions={<Button onClick={onBack}>{t('connection.gone.action')}</Button>}
    />
  );
}
