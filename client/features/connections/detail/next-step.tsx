import { Text } from '@vibe/core';
import type { Connection } from '../../../../server/contract/connection.ts';
import type { ProviderDescription, TakeAwayPlace } from '../../../../server/contract/provider.ts';
import { useSession } from '../../../api/get-session.ts';
import { providerInSentence } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { OutsideLink } from '../../../ui/link.tsx';
import { Section } from '../../../ui/section.tsx';
import { guideUrl } from '../../permissions/guide-url.ts';
import { TakeAway } from '../../permissions/revoke-links.tsx';
import { isTheApps } from '../owner.tsx';
import styles from './next-step.module.css';

/** Places for this type of account; all of them where the type is not known. */
function placesFor({ accountType }: Connection, places: readonly TakeAwayPlace[]) {
  if (accountType === null) return places;
  const type = accountType === 'guest' ? 'work' : accountType;
  return places.filter((place) => place.accountType === null || place.accountType === type);
}

/** The actor at the provider, before the places where they act. */
function whoActs(connection: Connection, hasPlace: boolean, provider: string): string {
  if (!hasPlace) return t('connection.next.noPlace', { provider });
  const { displayName, organization } = connection;
  return isTheApps(connection)
    ? t('connection.next.app', { organization: isolate(organization?.name ?? provider) })
    : t('connection.next.own', { identity: isolate(displayName) });
}

interface NextStepProps {
  connection: Connection;
  provider: ProviderDescription | undefined;
}

/** Links to where access is removed at each side. */
export function NextStep({ connection, provider }: NextStepProps) {
  const { supportEmail } = useSession().features;
  const name = providerInSentence(connection.provider);
  const places = placesFor(connection, provider?.takeAway ?? []);
  return (
    <Section title={t('connection.next.title')}>
      <Text type="text2" ellipsis={false}>
        {t('connection.next.intro', { provider: name })}
      </Text>
      <div className={styles.half}>
        <Text type="text1" element="h3" weight="bold" ellipsis={false}>
          {t('connection.next.at', { provider: name })}
        </Text>
        <Text type="text2" ellipsis={false}>
          {whoActs(connection, places.length > 0, name)}
        </Text>
        <TakeAway places={places} />
      </div>
      <div className={styles.half}>
        <Text type="text1" element="h3" weight="bold" ellipsis={false}>
          {t('connection.next.inMonday')}
        </Text>
        <Text type="text2" ellipsis={false}>
          {t('connection.next.mail')}
        </Text>
        <Text type="text2" ellipsis={false} element="div">
          <OutsideLink href={`mailto:${supportEmail}`}>{supportEmail}</OutsideLink>
        </Text>
      </div>
      <Text type="text2" ellipsis={false} element="div">
        {t('connection.next.guide')}{' '}
        <OutsideLink href={guideUrl()}>{t('connection.next.guideLink')}</OutsideLink>
      </Text>
    </Section>
  );
}
