import { Text } from '@vibe/core';
import { paths } from '../../../server/contract/paths.ts';
import { useSession } from '../../api/get-session.ts';
import { call } from '../../api/http.ts';
import { t } from '../../i18n/translate.ts';
import { openTab } from '../../monday/open-tab.ts';
import { OpenOutside } from '../../ui/states/open-outside.tsx';

async function onOpen(): Promise<string> {
  const { code } = await call(paths.makeHandoff, { body: { purpose: 'inventory' } });
  // In the fragment, which no browser sends to any server.
  return openTab(`/entra#${code}`);
}

/**
 * Opens the inventory at Entra, for admins; where the server has no sign-in, says what to set up.
 *
 * @param isShortcut stands among other buttons: says nothing where it cannot be opened
 */
export function OpenInventory({ isShortcut = false }: { isShortcut?: boolean }) {
  const { role, features } = useSession();
  if (role !== 'admin') return null;
  if (!features.entraCheck) {
    if (isShortcut) return null;
    return (
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('connections.coverage.inventoryOff')}
      </Text>
    );
  }
  return (
    <div>
      <OpenOutside
        text={t('connections.coverage.inventory')}
        ready={t('connections.coverage.inventoryReady')}
        failed={t('connections.coverage.inventoryFailed')}
        onOpen={onOpen}
      />
    </div>
  );
}
