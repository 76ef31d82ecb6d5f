import { Button } from '@vibe/core';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { Entries, Entry } from '../../ui/entries.tsx';
import { nameOf } from '../../ui/people/person-cell.tsx';
import { createdOf } from './columns.tsx';
import type { Integration } from './integration.ts';
import { identifierOf, methodOf, providerOf, stateOf } from './integration-words.ts';

interface DetailsButtonProps {
  integration: Integration;
  kind: 'secondary' | 'tertiary';
  size: 'xs' | 'small';
}

/** Leads to an integration's page, by a name of its own for who hears it among others. */
export function DetailsButton({ integration, kind, size }: DetailsButtonProps) {
  const { id } = integration;
  const identifier = isolate(identifierOf(integration));
  return (
    <Button
      kind={kind}
      size={size}
      aria-label={t('integrations.cardDetails', {
        identifier,
        provider: providerOf(integration),
        id,
      })}
      onClick={() => goTo({ tab: 'integrations', id })}
    >
      {t('integrations.detailsShort')}
    </Button>
  );
}

function IntegrationCard({
  integration,
  withPerson,
}: {
  integration: Integration;
  withPerson: boolean;
}) {
  const { userId } = integration;
  const find = useFindPerson();
  const format = useFormat();
  const provider = providerOf(integration);
  const identifier = identifierOf(integration);
  return (
    <Entry
      title={identifier}
      notes={[
        provider,
        stateOf(integration),
        methodOf(integration),
        ...(withPerson ? [userId ? nameOf(userId, find(userId)) : t('people.unknown')] : []),
        createdOf(integration, format),
      ]}
      action={<DetailsButton integration={integration} kind="secondary" size="small" />}
    />
  );
}

interface IntegrationCardsProps {
  integrations: readonly Integration[];
  withPerson: boolean;
}

/** The list where there is no room for a table. */
export function IntegrationCards({ integrations, withPerson }: IntegrationCardsProps) {
  return (
    <Entries label={t('integrations.table')}>
      {integrations.map((integration) => (
        <IntegrationCard key={integration.id} integration={integration} withPerson={withPerson} />
      ))}
    </Entries>
  );
}
