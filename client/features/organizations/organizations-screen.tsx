import { providerName } from '../../i18n/provider-names.ts';
import '../../i18n/load/organizations-texts.ts';
import { Button, Skeleton, Text } from '@vibe/core';
import type { Organizations } from '../../../server/contract/organization.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { openList } from '../../navigation/open-list.ts';
import type { DetailProps } from '../../navigation/screen-props.ts';
import { startRevocation } from '../../navigation/start-revocation.ts';
import { DetailHead } from '../../ui/detail-head.tsx';
import { Entries, Entry } from '../../ui/entries.tsx';
import { ProviderMark } from '../../ui/provider-mark.tsx';
import { QueryError } from '../../ui/states/query-error.tsx';
import { WaitNotice } from '../../ui/states/wait-notice.tsx';
import { Coverage } from '../connections/coverage.tsx';
import { useOrganizations } from '../connections/get-organizations.ts';
import styles from './organizations.module.css';

type Organization = Organizations['items'][number];

function OrganizationEntry({ provider, id, name, connections }: Organization) {
  const format = useFormat();
  const named = { organization: isolate(name), provider: providerName(provider) };
  return (
    <Entry
      mark={<ProviderMark provider={provider} />}
      title={name}
      notes={[
        named.provider,
        t('organizations.connections', {
          count: connections,
          number: format.number(connections),
        }),
      ]}
      action={
        <div className={styles.actions}>
          <Button
            kind="secondary"
            size="small"
            aria-label={t('organizations.showOf', named)}
            onClick={() => openList({ provider, organizationId: id })}
          >
            {t('organizations.show')}
          </Button>
          <Button
            kind="tertiary"
            size="small"
            aria-label={t('organizations.revokeOf', named)}
            onClick={() => startRevocation({ kind: 'organization', provider, organizationId: id })}
          >
            {t('organizations.revoke')}
          </Button>
        </div>
      }
    />
  );
}

function List({ items, more }: Organizations) {
  const format = useFormat();
  const numbers = { count: items.length, number: format.number(items.length) };
  if (items.length === 0) {
    return (
      <Text type="text2" ellipsis={false}>
        {t('organizations.none')}
      </Text>
    );
  }
  return (
    <div className={styles.list}>
      <Entries label={t('organizations.list')}>
        {items.map((item) => (
          <OrganizationEntry key={`${item.provider}:${item.id}`} {...item} />
        ))}
      </Entries>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t(`organizations.${more ? 'more' : 'all'}`, numbers)}
      </Text>
    </div>
  );
}

/** Every organization that accounts of people here belong to. */
export default function OrganizationsScreen({ tab }: DetailProps) {
  const organizations = useOrganizations();
  return (
    <>
      <DetailHead
        list={t('shell.tab.overview')}
        title={t('organizations.title')}
        onBack={() => goTo({ tab })}
      >
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('organizations.about')}
        </Text>
        <Coverage />
      </DetailHead>
      {organizations.isPending && (
        <>
          <WaitNotice error={organizations.failureReason} />
          <Skeleton type="rectangle" height={240} fullWidth />
        </>
      )}
      {organizations.isLoadingError && (
        <QueryError error={organizations.error} onRetry={organizations.refetch} />
      )}
      {organizations.data && <List {...organizations.data} />}
    </>
  );
}
