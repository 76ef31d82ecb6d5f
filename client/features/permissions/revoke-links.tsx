import '../../i18n/load/permissions-texts.ts';
import { Text } from '@vibe/core';
import type { TakeAwayPlace } from '../../../server/contract/provider.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { OutsideLink } from '../../ui/link.tsx';
import styles from './revoke-links.module.css';

/** Shows where a person revokes access at a provider: the menu path, and the page where it starts. */
export function TakeAway({ places }: { places: readonly TakeAwayPlace[] }) {
  const format = useFormat();
  return places.map(({ label, url, menuPath, accountType, isConfirmed, lastRead }) => (
    <div key={label} className={styles.place}>
      <Text type="text2" ellipsis={false} element="div">
        {url ? <OutsideLink href={url}>{label}</OutsideLink> : label}
        {accountType && <span> ({t(`permissions.takeAway.${accountType}`)})</span>}
      </Text>
      <Text type="text2" ellipsis={false}>
        {t('permissions.takeAway.menu', { path: isolate(menuPath) })}
      </Text>
      {!isConfirmed && (
        <Text type="text3" color="secondary" ellipsis={false}>
          {t('permissions.takeAway.unsure', { date: format.date(lastRead) })}
        </Text>
      )}
    </div>
  ));
}
