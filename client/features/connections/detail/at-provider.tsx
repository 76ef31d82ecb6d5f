import { Skeleton, Text } from '@vibe/core';
import type { FullConnection } from '../../../../server/contract/connection.ts';
import type { ProviderDescription } from '../../../../server/contract/provider.ts';
import { providerInSentence } from '../../../i18n/provider-names.ts';
import { t } from '../../../i18n/translate.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { LongId } from '../../../ui/long-id.tsx';
import { Section } from '../../../ui/section.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { ConnectionPermissions } from '../../permissions/connection-permissions.tsx';
import type { useProviders } from '../../permissions/get-providers.ts';

function IdFact({ name, id }: { name: string; id: string }) {
  return (
    <Fact name={name}>
      <LongId id={id} label={t('connection.copyOf', { name })} />
    </Fact>
  );
}

function Identity({
  connection,
  clientId,
}: {
  connection: FullConnection;
  clientId: string | null;
}) {
  const { displayName, email, organization, accountType, providerUniqueIdentifier } = connection;
  const fact = (name: 'none' | 'notKnown') => t(`connection.fact.${name}`);
  return (
    <Facts>
      <Fact name={t('connection.fact.identity')}>{displayName}</Fact>
      {email !== displayName && (
        <Fact name={t('connection.fact.email')}>{email ?? fact('notKnown')}</Fact>
      )}
      <Fact name={t('connection.fact.organization')}>{organization?.name ?? fact('none')}</Fact>
      <Fact name={t('connection.fact.type')}>
        {accountType ? t(`connections.accountType.${accountType}`) : fact('notKnown')}
      </Fact>
      {organization && <IdFact name={t('connection.fact.organizationId')} id={organization.id} />}
      <IdFact name={t('connection.fact.id')} id={providerUniqueIdentifier} />
      {clientId && <IdFact name={t('connection.fact.application')} id={clientId} />}
    </Facts>
  );
}

interface AtProviderProps {
  connection: FullConnection;
  providers: ReturnType<typeof useProviders>;
  provider: ProviderDescription | undefined;
}

/** The half of a connection that lies at the provider. */
export function AtProvider({ connection, providers, provider }: AtProviderProps) {
  const name = providerInSentence(connection.provider);
  return (
    <Section isCard title={t('connection.atProvider', { provider: name })}>
      <Identity connection={connection} clientId={provider?.clientId ?? null} />
      <Text type="text1" element="h3" weight="bold" ellipsis={false}>
        {t('connection.permissions')}
      </Text>
      {providers.isError && <QueryError error={providers.error} onRetry={providers.refetch} />}
      {providers.isPending && <Skeleton type="rectangle" height={160} fullWidth />}
      {providers.isSuccess && (
        <ConnectionPermissions connection={connection} provider={provider} name={name} />
      )}
    </Section>
  );
}
