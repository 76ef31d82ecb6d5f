import { Text } from '@vibe/core';
import { useState } from 'react';
import { paths } from '../../../server/contract/paths.ts';
import { useSession } from '../../api/get-session.ts';
import { call } from '../../api/http.ts';
import { t } from '../../i18n/translate.ts';
import { openTab } from '../../monday/open-tab.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { OutsideLink } from '../../ui/link.tsx';
import { linesOf } from '../../ui/states/error-lines.ts';

/**
 * Opens the inventory at Entra, for admins; where the server has no sign-in, says what to set up.
 *
 * @param isShortcut stands among other buttons: says nothing where it cannot be opened
 */
export function OpenInventory({ isShortcut = false }: { isShortcut?: boolean }) {
  const { role, features } = useSession();
  const [url, setUrl] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  if (role !== 'admin') return null;
  if (!features.entraCheck) {
    if (isShortcut) return null;
    return (
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('connections.coverage.inventoryOff')}
      </Text>
    );
  }
  const open = async () => {
    setAsking(true);
    setFault(null);
    setUrl(null);
    try {
      const { code } = await call(paths.makeHandoff, { body: { purpose: 'inventory' } });
      // In the fragment, which no browser sends to any server.
      setUrl(await openTab(`/entra#${code}`));
    } catch (error) {
      setFault([t('connections.coverage.inventoryFailed'), ...linesOf(error)].join(' '));
    } finally {
      setAsking(false);
    }
  };
  return (
    <div>
      <BusyButton kind="secondary" size="small" isBusy={isAsking} onClick={open}>
        {t('connections.coverage.inventory')}
      </BusyButton>
      {url && (
        <div role="status">
          <Text type="text2" ellipsis={false} element="div">
            {t('connections.coverage.inventoryReady')}{' '}
            <OutsideLink href={url}>{t('connections.coverage.inventory')}</OutsideLink>
          </Text>
        </div>
      )}
      {fault && (
        <div role="alert">
          <Text type="text2" color="negative" ellipsis={false}>
            {fault}
          </Text>
        </div>
      )}
    </div>
  );
}
