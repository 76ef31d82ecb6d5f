import '../../i18n/load/permissions-texts.ts';
import { Text } from '@vibe/core';
import type { Connection } from '../../../server/contract/connection.ts';
import type { Permission } from '../../../server/contract/describe-permission.ts';
import { t } from '../../i18n/translate.ts';
import { RiskTag } from '../../ui/risk-sign.tsx';
import { Reason } from './own-words.tsx';
import styles from './permission-list.module.css';

interface PermissionListProps {
  /** The list's name for those who do not see it. */
  label: string;
  /** The provider's name. */
  provider: string;
  permissions: readonly (Permission & { lasts: Connection['access'] })[];
}

/** Permissions as the provider spells them, each with its reason, its risk and whether it lasts. */
export function PermissionList({ label, provider, permissions }: PermissionListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {permissions.map(({ name, key, reason, risk, lasts }) => (
        <li key={name} className={styles.permission}>
          <div className={styles.top}>
            <code className={styles.name}>{name}</code>
            <RiskTag risk={risk} text={t(`permissions.risk.${risk}`)} />
          </div>
          <Text type="text2" ellipsis={false}>
            {reason === null ? (
              t('permissions.notDescribed', { provider })
            ) : (
              <Reason of={{ key, reason }} />
            )}
          </Text>
          <Text type="text3" color="secondary" ellipsis={false}>
            {t(`permissions.lasts.${lasts}`)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
