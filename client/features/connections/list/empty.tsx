import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@vibe/core';
import { useSession } from '../../../api/get-session.ts';
import { keys } from '../../../api/keys.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { StatePage } from '../../../ui/state-page.tsx';
import { Coverage } from '../coverage.tsx';

/** Nothing is recorded: what would be here, and where connecting happens. */
export function NothingYet({ whose }: { whose: 'account' | 'mine' }) {
  const client = useQueryClient();
  const app = isolate(useSession().features.appName);
  return (
    <StatePage
      title={t(`connections.empty.${whose}.title`, { app })}
      lines={[
        t(`connections.empty.${whose}.detail`, { app }),
        t(`connections.empty.${whose}.next`, { app }),
      ]}
      actions={
        <Button
          kind="secondary"
          onClick={() => client.resetQueries({ queryKey: keys.connections })}
        >
          {t('connections.refresh')}
        </Button>
      }
    >
      <Coverage />
    </StatePage>
  );
}

interface NothingFitsProps {
  /** More may come by itself: what the filter asks for is still being looked up. */
  isSoFar: boolean;
  onClear(): void;
}

/** Nothing is left by search and filter. */
export function NothingFits({ isSoFar, onClear }: NothingFitsProps) {
  return (
    <StatePage
      title={t(`connections.empty.filter.${isSoFar ? 'titleSoFar' : 'title'}`)}
      lines={[t('connections.empty.filter.detail'), t('connections.empty.filter.next')]}
      actions={<Button onClick={onClear}>{t('connections.clear')}</Button>}
    >
      <Coverage />
    </StatePage>
  );
}
