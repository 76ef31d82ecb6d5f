import { Text } from '@vibe/core';
import type { ProviderDescription } from '../../../server/contract/provider.ts';
import { useSession } from '../../api/get-session.ts';
import { t } from '../../i18n/translate.ts';
import { OutsideLink } from '../../ui/link.tsx';
import { TakeAway } from '../permissions/revoke-links.tsx';
import styles from './features.module.css';

/** Shows where revoking starts: at each provider, and for monday's side. */
export function HowToRevoke({ providers }: { providers: readonly ProviderDescription[] }) {
  const { supportEmail } = useSession().features;
  return (
    <>
      {providers.length > 0 && (
        <Text type="text1" element="p" ellipsis={false}>
          {t('help.back.places')}
        </Text>
      )}
      <ul className={styles.features}>
        {providers.map(({ id, name, takeAway }) => (
          <li key={id} className={styles.feature}>
            <Text type="text1" element="h3" weight="bold" ellipsis={false}>
              {name}
            </Text>
            <TakeAway places={takeAway} />
          </li>
        ))}
      </ul>
      <Text type="text1" element="div" ellipsis={false}>
        {t('help.back.monday')}{' '}
        <OutsideLink href={`mailto:${supportEmail}`}>{supportEmail}</OutsideLink>
      </Text>
    </>
  );
}
