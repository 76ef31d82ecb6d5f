import { Heading, Text } from '@vibe/core';
import type { ProviderDescription } from '../../../server/contract/provider.ts';
import { t } from '../../i18n/translate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { OutsideLink } from '../../ui/link.tsx';
import { Lasting } from '../permissions/own-words.tsx';
import { PermissionList } from '../permissions/permission-list.tsx';
import styles from './asked-permissions.module.css';

/** Shows the permissions that the app asks for at one provider, and whether access is long-lived. */
export function AskedPermissions({ provider }: { provider: ProviderDescription }) {
  const { id, name, kind, scopes, access, clientId } = provider;
  const titleId = `permissions-${id}`;
  return (
    <section className={styles.provider} aria-labelledby={titleId}>
      <Heading type="h3" element="h3" weight="medium" ellipsis={false} id={titleId}>
        {name}
      </Heading>
      {scopes.length > 0 ? (
        <PermissionList
          label={t('help.permissions.label', { provider: name })}
          provider={name}
          permissions={scopes}
        />
      ) : (
        <Text type="text2" ellipsis={false}>
          {t(`help.permissions.${kind === 'api-token' ? 'token' : 'none'}`)}
        </Text>
      )}
      <Text type="text2" ellipsis={false} element="div">
        <Lasting access={access} />{' '}
        <OutsideLink href={access.source}>
          {t('help.permissions.why', { provider: name })}
        </OutsideLink>
      </Text>
      {clientId && (
        <Text type="text2" ellipsis={false} element="div" className={styles.id}>
          {t('help.permissions.application', { provider: name, id: clientId })}{' '}
          <CopyButton text={clientId} label={t('help.permissions.copy', { provider: name })} />
        </Text>
      )}
    </section>
  );
}
