import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { t } from '../../i18n/translate.ts';
import { AttentionBox } from '../attention-box.tsx';

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

/** Says so while the browser has no network. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => onlineManager.isOnline());
  if (isOnline) return null;
  return (
    <AttentionBox
      type="warning"
      title={t('shell.offline.title')}
      text={t('shell.offline.detail')}
    />
  );
}
