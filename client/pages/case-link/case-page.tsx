import { useCallback, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { isDead } from '../shared/call-with.ts';
import { Failed, Waiting } from '../shared/failed.tsx';
import { Page } from '../shared/page.tsx';
import { State } from '../shared/state.tsx';
import { useLoad } from '../shared/use-load.ts';
import { getIntroduction } from './case-link-calls.ts';
import { Introduction } from './introduction.tsx';
import { SharedSteps } from './shared-steps.tsx';

/**
 * Shows the holder of a case link who asks, then the steps. They need no account.
 *
 * @param token of the address; it is kept here and nowhere else. Empty after a reload.
 */
export function CasePage({ token }: { token: string }) {
  return <Page>{token === '' ? <Explained state="noLink" /> : <Opened token={token} />}</Page>;
}

/** `dead` is one page for a link that is wrong, expired or revoked: the visitor does not learn which. */
const Explained = ({ state }: { state: 'dead' | 'noLink' }) => (
  <State
    title={t(`caseLink.${state}.title`)}
    lines={[t(`caseLink.${state}.detail`), t(`caseLink.${state}.next`)]}
  />
);

function Opened({ token }: { token: string }) {
  const [introduction, retry] = useLoad(() => getIntroduction(token));
  const [name, setName] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const onDead = useCallback(() => setOver(true), []);

  if (isOver) return <Explained state="dead" />;
  if (introduction.status === 'loading') return <Waiting />;
  if (introduction.status === 'failed') {
    const { error } = introduction;
    return isDead(error) ? <Explained state="dead" /> : <Failed error={error} onRetry={retry} />;
  }
  if (name === null) return <Introduction of={introduction.answer} onShow={setName} />;
  return <SharedSteps token={token} name={name} onDead={onDead} />;
}
