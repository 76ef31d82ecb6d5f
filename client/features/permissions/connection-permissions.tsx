import { factsOf } from '../../../server/contract/provider-facts.ts';
import '../../i18n/load/permissions-texts.ts';
import { Text } from '@vibe/core';
import type { FullConnection } from '../../../server/contract/connection.ts';
import type { ProviderDescription } from '../../../server/contract/provider.ts';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { OutsideLink } from '../../ui/link.tsx';
import styles from './connection-permissions.module.css';
import { permissionsOf } from './in-words.ts';
import { Lasting } from './own-words.tsx';
import { PermissionList } from './permission-list.tsx';

const sources = ['granted', 'requested'] as const;

interface ConnectionPermissionsProps {
  connection: FullConnection;
  /** Absent where the server no longer offers the provider. */
  provider: ProviderDescription | undefined;
  /** The provider's name as sentences have it. */
  name: string;
}

/** Lists the permissions, whether they were granted or only asked for, and whether they last. */
export function ConnectionPermissions({ connection, provider, name }: ConnectionPermissionsProps) {
  const { appName } = useSession().features;
  const { scopes, access } = connection;
  const app = isolate(appName);
  if (scopes.length === 0) {
    const which = factsOf(connection.provider).kind === 'api-token' ? 'apiToken' : 'other';
    return (
      <Text type="text2" ellipsis={false}>
        {t(`permissions.none.${which}`, { provider: name, app })}
      </Text>
    );
  }
  return (
    <div className={styles.permissions}>
      {sources.map((source) => {
        const names = scopes.filter((scope) => scope.source === source).map((scope) => scope.name);
        if (names.length === 0) return null;
        const permissions = permissionsOf(names, provider);
        const title = t(`permissions.${source}.title`);
        return (
          <div key={source} className={styles.permissions}>
            <Text type="text2" ellipsis={false}>
              <b>{title}.</b> {t(`permissions.${source}.detail`, { provider: name, app })}
            </Text>
            <PermissionList
              label={title}
              provider={name}
              // One token carries them all, so that all last as long as it can be renewed.
              permissions={permissions.map((one) => ({ ...one, lasts: access }))}
            />
          </div>
        );
      })}
      <div>
        <Text type="text2" ellipsis={false}>
          {provider?.access.value === access ? (
            <Lasting access={provider.access} />
          ) : (
            t(`permissions.access.${access}`)
          )}
        </Text>
        {provider?.access.value === access && (
          <OutsideLink href={provider.access.source}>{t('permissions.source')}</OutsideLink>
        )}
      </div>
    </div>
  );
}
