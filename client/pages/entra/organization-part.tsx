import { Button } from '@vibe/core';
import { useRef, useState } from 'react';
import type { EntraCheck, EntraSession } from '../../../server/contract/entra-check.ts';
import { ServerProblem } from '../../api/errors.ts';
import { browserFormat } from '../../i18n/format.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { announce } from '../../ui/announce.ts';
import { LongId } from '../../ui/long-id.tsx';
import { Section } from '../../ui/section.tsx';
import { linesOf } from '../../ui/states/error-lines.ts';
import { isDead } from '../shared/call-with.ts';
import styles from './organization-part.module.css';
import { CheckResult } from './result/check-result.tsx';
import { runCheck } from './session/entra-calls.ts';
import { NotSignedIn } from './session/sign-in.ts';
import { signInToRead } from './session/tokens.ts';
import type { Gone } from './session/watch-window.ts';

type Organization = EntraSession['organizations'][number];
type Doing = 'signingIn' | 'asking' | null;

function faultWords(error: unknown): string {
  if (error instanceof NotSignedIn) return t(`entra.fault.${error.fault}`);
  if (isDead(error)) return t('entra.fault.over');
  if (error instanceof ServerProblem && error.reason.startsWith('entra-')) return error.message;
  return linesOf(error).join(' ');
}

interface OrganizationPartProps {
  organization: Organization;
  session: EntraSession;
}

/** One organization: sign in there, and what was seen. */
export function OrganizationPart({ organization, session }: OrganizationPartProps) {
  const [doing, setDoing] = useState<Doing>(null);
  const [result, setResult] = useState<EntraCheck | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const format = browserFormat();
  const name = isolate(organization.name);

  const attempt = useRef(0);

  /** Signs in and checks. May be pressed again at any time: the newer sign-in takes over. */
  async function check() {
    if (doing === 'asking') return;
    attempt.current += 1;
    const mine = attempt.current;
    /** Of an older sign-in of this part nothing is told any more. */
    const show = (state: { doing: Doing; fault: string | null }) => {
      if (mine !== attempt.current) return;
      setDoing(state.doing);
      setFault(state.fault);
    };
    const onGone = (how: Gone) => show({ doing: null, fault: t(`entra.fault.${how}`) });
    show({ doing: 'signingIn', fault: null });
    try {
      const { accessToken } = await signInToRead(session, organization.id, onGone);
      show({ doing: 'asking', fault: null });
      setResult(await runCheck(session.ticket, organization.id, accessToken));
      show({ doing: null, fault: null });
      announce(t('entra.checked', { organization: name }));
    } catch (error) {
      show({ doing: null, fault: faultWords(error) });
    }
  }

  return (
    <Section title={organization.name} isCard>
      <p>
        {t('entra.connections', {
          count: organization.connections,
          number: format.number(organization.connections),
        })}
      </p>
      <p>
        {t('entra.tenantId')}{' '}
        <LongId label={t('ui.copyNamed', { name: t('entra.tenantId') })} id={organization.id} />
      </p>
      <div className={styles.action}>
        <Button
          onClick={check}
          kind={result ? 'secondary' : 'primary'}
          aria-label={t(result ? 'entra.againIn' : 'entra.checkIn', { organization: name })}
        >
          {t(result ? 'entra.again' : 'entra.check')}
        </Button>
        <span role="status">{doing && t(`entra.${doing}`)}</span>
      </div>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      {result && <CheckResult result={result} />}
    </Section>
  );
}
