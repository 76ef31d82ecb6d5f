import { useCallback, useEffect, useState } from 'react';

interface OpenApp {
  organizationId: string;
  appId: string;
}

const isOpenApp = (state: unknown): state is OpenApp =>
  typeof state === 'object' && state !== null && 'organizationId' in state && 'appId' in state;

/**
 * The app of an organization whose people are shown. The browser's Back leads to all apps, and not away
 * from the page: what was read would be lost.
 */
export function useOpenApp(organizationId: string, onChange: () => void) {
  const [openId, setOpenId] = useState<string | null>(null);
  useEffect(() => {
    const onBack = ({ state }: { state: unknown }) => {
      const isOurs = isOpenApp(state) && state.organizationId === organizationId;
      setOpenId(isOurs ? state.appId : null);
      onChange();
    };
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, [organizationId, onChange]);
  const open = (appId: string) => {
    window.history.pushState({ organizationId, appId } satisfies OpenApp, '');
    setOpenId(appId);
    onChange();
  };
  const drop = useCallback(() => setOpenId(null), []);
  return { openId, open, close: () => window.history.back(), drop };
}
