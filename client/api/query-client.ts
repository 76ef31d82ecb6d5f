import { focusManager, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Session } from '../../server/contract/session.ts';
import { isForAdminsOnly, isResultUnknown, ServerTooSlow, ServerUnreachable } from './errors.ts';
import { keys } from './keys.ts';
import { isWorthWaiting, pauseOf } from './pause.ts';

/** Waits as long as the server or monday asks, and gives a lost connection one more try. */
function canRetry(failures: number, error: unknown): boolean {
  if (pauseOf(error) !== null) return isWorthWaiting(failures, error);
  return failures < 1 && (error instanceof ServerUnreachable || error instanceof ServerTooSlow);
}

// A click back into the frame is a return, too; by itself the library looks at tabs only.
focusManager.setEventListener((onFocus) => {
  const handle = () => onFocus();
  window.addEventListener('focus', handle);
  document.addEventListener('visibilitychange', handle);
  return () => {
    window.removeEventListener('focus', handle);
    document.removeEventListener('visibilitychange', handle);
  };
});

/** Keeps the server's answers in memory for as long as the view is open. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (!isForAdminsOnly(error)) return;
        // The role changed since the session was read: the view falls back to what is one's own.
        client.setQueryData<Session>(keys.session, (session) =>
          session?.role === 'admin' ? { ...session, role: 'member' } : session,
        );
      },
    }),
    mutationCache: new MutationCache({
      // Whether it was done shows in what is there now.
      onError: (error) => {
        if (isResultUnknown(error)) void client.invalidateQueries();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: canRetry,
        retryDelay: (_failures, error) => (pauseOf(error) ?? 1) * 1000,
      },
    },
  });
  return client;
}
