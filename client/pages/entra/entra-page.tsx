import { Button } from '@vibe/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { EntraSession } from '../../../server/contract/entra-check.ts';
import { ServerProblem } from '../../api/errors.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LongId } from '../../ui/long-id.tsx';
import { Section } from '../../ui/section.tsx';
import { isDead } from '../shared/call-with.ts';
import { Failed, Waiting } from '../shared/failed.tsx';
import { Headline } from '../shared/headline.tsx';
import { Page } from '../shared/page.tsx';
import { State } from '../shared/state.tsx';
import { useLoad } from '../shared/use-load.ts';
import { OrganizationPart } from './organization-part.tsx';
import { startCheck } from './session/entra-calls.ts';
import { prepareSignIn } from './session/sign-in.ts';

const needs = ['who', 'reads', 'token', 'remove'] as const;

/**
 * Lets an administrator of Entra have checked what is really granted there.
 *
 * @param code of the address; good once and for a minute
 */
export function EntraPage({ code }: { code: string }) {
  return (
    <Page isWide>
      <Opened code={code} />
    </Page>
  );
}

function Opened({ code }: { code: string }) {
  const [session, retry] = useLoad(() => startCheck(code));
  if (session.status === 'loading') return <Waiting />;
  if (session.status === 'ready') return <Ready session={session.answer} />;
  const { error } = session;
  const isOff = error instanceof ServerProblem && error.reason === 'entra-off';
  if (!isOff && !isDead(error)) return <Failed error={error} onRetry={retry} />;
  const state = isOff ? 'off' : 'dead';
  return (
    <State
      title={t(`entra.${state}.title`)}
      lines={[t(`entra.${state}.detail`), t(`entra.${state}.next`)]}
    />
  );
}

/** The larger part of the page, and not needed for a check. */
const Inventories = lazy(() => import('./inventory/inventories.tsx'));

function Ready({ session }: { session: EntraSession }) {
  const [isShown, setShown] = useState(session.check === null);
  useEffect(() => {
    // A failure here repeats where the result is needed, and is reported there.
    prepareSignIn(session.signIn).catch(() => {});
  }, [session.signIn]);
  return (
    <>
      {session.check ? (
        <Check session={session} />
      ) : (
        <Headline app={session.appName}>{t('entra.inventoryTitle')}</Headline>
      )}
      {session.hasInventory && !isShown && (
        <div>
          <Button kind="secondary" onClick={() => setShown(true)}>
            {t('entra.inventoryShow')}
          </Button>
        </div>
      )}
      {session.hasInventory && isShown && (
        <Suspense fallback={<Waiting />}>
          <Inventories session={session} />
        </Suspense>
      )}
    </>
  );
}

function Check({ session }: { session: EntraSession }) {
  const app = isolate(session.appName);
  return (
    <>
      <Headline app={session.appName}>{t('entra.title')}</Headline>
      <p>{t('entra.about', { app })}</p>
      <Facts>
        <Fact name={t('entra.app')}>{session.appName}</Fact>
        <Fact name={t('entra.applicationId')}>
          <LongId
            label={t('ui.copyNamed', { name: t('entra.applicationId') })}
            id={session.applicationId}
          />
        </Fact>
      </Facts>
      <Section title={t('entra.before.title')} isCard>
        <ul>
          {needs.map((need) => (
            <li key={need}>{t(`entra.before.${need}`)}</li>
          ))}
        </ul>
      </Section>
      {session.organizations.length === 0 && <p>{t('entra.nothing')}</p>}
      {session.organizations.map((organization) => (
        <OrganizationPart key={organization.id} organization={organization} session={session} />
      ))}
    </>
  );
}
