import { Button, Loader } from '@vibe/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useSessionQuery } from '../api/get-session.ts';
import { t } from '../i18n/translate.ts';
import { useFrame } from '../monday/frame.ts';
import { placeNow, reloadHere } from '../monday/location.ts';
import { surfaceOf } from '../monday/surface.ts';
import { StatePage } from '../ui/state-page.tsx';
import { QueryError } from '../ui/states/query-error.tsx';
import { WaitNotice } from '../ui/states/wait-notice.tsx';
import styles from './gate.module.css';
import { firstScreen, screensFor } from './screens.ts';

/** The page for a view that is not inside monday, or whose monday does not answer. */
function FrameState({ status }: { status: 'outside' | 'silent' }) {
  return (
    <main className={styles.page}>
      <StatePage
        isWholePage
        title={t(`monday.${status}.title`)}
        lines={[t(`monday.${status}.detail`), t(`monday.${status}.next`)]}
        actions={status === 'silent' && <Button onClick={reloadHere}>{t('monday.reload')}</Button>}
      />
    </main>
  );
}

/** A spinner, but not for what is over in a blink. */
function LateLoader() {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 600);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.centre} role="status" aria-label={t('shell.loading')}>
      {isLate && <Loader size="medium" />}
    </div>
  );
}

/** Shows the view only when it is known where it is and who looks at it. */
export function Gate({ children }: { children: ReactNode }) {
  const frame = useFrame();
  if (frame.status === 'asking') return <LateLoader />;
  if (frame.status !== 'ready') return <FrameState status={frame.status} />;
  return <SessionGate isAdmin={frame.context.isAdmin}>{children}</SessionGate>;
}

/** Loads the screen that will most likely come first, while the server is asked who looks. */
function usePreload(isAdmin: boolean): void {
  useEffect(() => {
    const surface = surfaceOf(window.location.pathname);
    const role = isAdmin ? 'admin' : 'member';
    const { tab, id } = placeNow();
    const screen = screensFor(role).find((one) => one.id === tab) ?? firstScreen(role, surface);
    const part = id ? screen?.detail : screen?.list;
    // A failure here repeats where the result is needed, and is reported there.
    part?.load().catch(() => {});
  }, [isAdmin]);
}

function SessionGate({ isAdmin, children }: { isAdmin: boolean; children: ReactNode }) {
  usePreload(isAdmin);
  const session = useSessionQuery();
  if (session.data) return children;
  if (session.isError) {
    return (
      <main className={styles.page}>
        <QueryError isWholePage error={session.error} onRetry={session.refetch} />
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <WaitNotice error={session.failureReason} />
      <LateLoader />
    </main>
  );
}
