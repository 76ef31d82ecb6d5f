import './texts.ts';
import { Label, Text } from '@vibe/core';
import type { Connection } from '../../server/contract/connection.ts';
import { t } from '../text/text.ts';
import type { Permission, Risk } from './describe.ts';
import styles from './permission-list.module.css';

const colours = { low: 'positive', medium: 'primary', high: 'negative', unknown: 'dark' } as const;

function RiskLabel({ risk }: { risk: Risk }) {
  return (
    <Label kind="line" size="small" color={colours[risk]} text={t(`permissions.risk.${risk}`)} />
  );
}

interface PermissionListProps {
  /** The list's name for those who do not see it. */
  label: string;
  /** How the provider is called. */
  provider: string;
  permissions: readonly (Permission & { lasts: Connection['access'] })[];
}

/** Permissions as the provider spells them, each with its reason, its risk and whether it lasts. */
export function PermissionList({ label, provider, permissions }: PermissionListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {permissions.map(({ name, reason, risk, lasts }) => (
        <li key={name} className={styles.permission}>
          <div className={styles.top}>
            <code className={styles.name}>{name}</code>
            <RiskLabel risk={risk} />
          </div>
          <Text type="text2" ellipsis={false}>
            {reason ?? t('permissions.notDescribed', { provider })}
          </Text>
          <Text type="text3" color="secondary" ellipsis={false}>
            {t(`permissions.lasts.${lasts}`)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
