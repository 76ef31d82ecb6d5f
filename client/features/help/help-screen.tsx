import '../../i18n/load/help-texts.ts';
import { Button, Skeleton, Text } from '@vibe/core';
import type { ProvidersAnswer } from '../../../server/contract/provider.ts';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { startRevocation } from '../../navigation/start-revocation.ts';
import { OutsideLink } from '../../ui/link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Section } from '../../ui/section.tsx';
import { QueryError } from '../../ui/states/query-error.tsx';
import { WaitNotice } from '../../ui/states/wait-notice.tsx';
import { CoverageItems } from '../connections/coverage-items.tsx';
import { OpenInventory } from '../connections/open-inventory.tsx';
import { useProviders } from '../permissions/get-providers.ts';
import { guideUrl } from '../permissions/guide-url.ts';
import { AskedPermissions } from './asked-permissions.tsx';
import { Features } from './features.tsx';
import styles from './help-screen.module.css';
import { HowToRevoke } from './how-to-revoke.tsx';

const ways = ['way', 'lend', 'halves'] as const;
const keepers = ['monday', 'keyholder', 'provider'] as const;
const readings = {
  credentials: 'https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials',
  migration: 'https://developer.monday.com/apps/docs/authorization-url-migration-guide',
  support: 'https://support.monday.com',
} as const;

function Basics({ app }: { app: string }) {
  return (
    <>
      <Section title={t('help.what.title')}>
        {ways.map((way) => (
          <Text key={way} type="text1" element="p" ellipsis={false}>
            {t(`help.what.lines.${way}`, { app })}
          </Text>
        ))}
      </Section>
      <Section title={t('help.who.title')}>
        <ul className={styles.list}>
          {keepers.map((keeper) => (
            <li key={keeper}>
              <b>{t(`help.who.${keeper}.title`)}</b> {t(`help.who.${keeper}.detail`, { app })}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Answers({ answer, app }: { answer: ProvidersAnswer; app: string }) {
  return (
    <>
      <Section title={t('help.features.title')}>
        <Features features={answer.mondayFeatures} />
      </Section>
      <Section title={t('help.permissions.title')}>
        <Text type="text1" element="p" ellipsis={false}>
          {t('help.permissions.detail', { app })}
        </Text>
        {answer.providers.map((provider) => (
          <AskedPermissions key={provider.id} provider={provider} />
        ))}
      </Section>
    </>
  );
}

/** For admins the way to a case, which keeps track of what was done; for others that to their own steps. */
function Start() {
  const isAdmin = useSession().role === 'admin';
  return (
    <>
      <Text type="text1" element="p" ellipsis={false}>
        {t(isAdmin ? 'help.back.start' : 'help.back.startOwn')}
      </Text>
      <div>
        <Button
          size="small"
          onClick={() => (isAdmin ? startRevocation(null) : goTo({ tab: 'my-connections' }))}
        >
          {t(isAdmin ? 'help.back.button' : 'help.back.buttonOwn')}
        </Button>
      </div>
    </>
  );
}

/** Answers questions about workflow credentials from the same data as the lists. */
export default function HelpScreen() {
  const { appName } = useSession().features;
  const app = isolate(appName);
  const providers = useProviders();
  return (
    <>
      <PageHead title={t('help.title')} />
      <div className={styles.page}>
        <Basics app={app} />
        {providers.isPending && <WaitNotice error={providers.failureReason} />}
        {providers.isPending && (
          <div role="status" aria-label={t('shell.loading')}>
            <Skeleton type="rectangle" height={320} fullWidth />
          </div>
        )}
        {providers.isError && <QueryError error={providers.error} onRetry={providers.refetch} />}
        {providers.data && <Answers answer={providers.data} app={app} />}
        <Section title={t('help.missing.title')}>
          <CoverageItems label={t('help.missing.title')} />
          <OpenInventory />
        </Section>
        <Section title={t('help.back.title')}>
          <Start />
          <Text type="text1" element="div" ellipsis={false}>
            {t('help.back.detail')}{' '}
            <OutsideLink href={guideUrl()}>{t('help.back.guide')}</OutsideLink>
          </Text>
          <HowToRevoke providers={providers.data?.providers ?? []} />
        </Section>
        <Section title={t('help.reading.title')}>
          <ul className={styles.list}>
            {(['credentials', 'migration', 'support'] as const).map((reading) => (
              <li key={reading}>
                <OutsideLink href={readings[reading]}>{t(`help.reading.${reading}`)}</OutsideLink>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
