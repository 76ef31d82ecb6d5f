import { useCallback, useState } from 'react';
import { isDead } from '../shared/call-with.ts';
import { Failed, Waiting } from '../shared/failed.tsx';
import { Page } from '../shared/page.tsx';
import { useLoad } from '../shared/use-load.ts';
import { getIntroduction } from './case-link-calls.ts';
import { DeadLink } from './dead-link.tsx';
import { Introduction } from './introduction.tsx';
import { SharedSteps } from './shared-steps.tsx';

/**
 * What the holder of a case link sees: who asks, then the steps. They need no account.
 *
 * @param token of the address; it is kept here and nowhere else
 */
export function CasePage({ token }: { token: string }) {
  return (
    <Page>
      <Opened token={token} />
    </Page>
  );
}

function Opened({ token }: { token: string }) {
  const [introduction, retry] = useLoad(() => getIntroduction(token));
  const [name, setName] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const onDead = useCallback(() => setOver(true), []);

  if (isOver) return <DeadLink />;
  if (introduction.status === 'loading') return <Waiting />;
  if (introduction.status === 'failed') {
    const { error } = introduction;
    return isDead(error) ? <DeadLink /> : <Failed error={error} onRetry={retry} />;
  }
  if (name === null) return <Introduction of={introduction.answer} onShow={setName} />;
  return <SharedSteps token={token} name={name} onDead={onDead} />;
}
