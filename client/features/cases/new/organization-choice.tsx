import { Skeleton, Text } from '@vibe/core';
import { providerName } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Select } from '../../../ui/select.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { useOrganizations } from '../../connections/get-organizations.ts';
import { changeDraft, useDraft } from './draft.ts';

const keyOf = (provider: string, id: string) => `${provider}:${id}`;

/** An organization of the account's connections, the largest first. */
export function OrganizationChoice() {
  const { target } = useDraft();
  const format = useFormat();
  const organizations = useOrganizations();
  if (organizations.isError) {
    return <QueryError error={organizations.error} onRetry={organizations.refetch} />;
  }
  if (!organizations.data) return <Skeleton type="rectangle" height={40} fullWidth />;
  const { items, more } = organizations.data;
  if (items.length === 0) {
    return (
      <Text type="text2" ellipsis={false}>
        {t('newCase.about.noOrganization')}
      </Text>
    );
  }
  const choices = items.map(({ provider, id, name, connections }) => ({
    value: keyOf(provider, id),
    mark: provider,
    label: t('newCase.about.organizationEntry', {
      organization: isolate(name),
      provider: providerName(provider),
    }),
    end: t('cases.connections', { count: connections, number: format.number(connections) }),
  }));
  const chosen = target?.kind === 'organization' && keyOf(target.provider, target.organizationId);
  return (
    <>
      <Select
        label={t('newCase.about.organization')}
        choices={[{ value: '', label: t('newCase.about.choose') }, ...choices]}
        value={chosen || ''}
        onChange={(value) => {
          const found = items.find(({ provider, id }) => keyOf(provider, id) === value);
          changeDraft({
            target: found
              ? { kind: 'organization', provider: found.provider, organizationId: found.id }
              : null,
          });
        }}
      />
      {more && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('newCase.about.moreOrganizations')}
        </Text>
      )}
    </>
  );
}
