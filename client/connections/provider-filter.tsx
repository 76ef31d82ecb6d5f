import { Dropdown } from '@vibe/core';
import { useMemo } from 'react';
import type { ProviderId } from '../../server/contract/common.ts';
import { useSession } from '../api/get-session.ts';
import { t } from '../text/text.ts';
import type { ListFilters } from './list-filters.ts';

/** Narrows the list to one provider. */
export default function ProviderFilter({ filters }: { filters: ListFilters }) {
  const { providers } = useSession().features;
  const options = useMemo(
    () => [
      { value: '', label: t('connections.allProviders') },
      ...providers.map((id) => ({ value: id as string, label: t(`connections.provider.${id}`) })),
    ],
    [providers],
  );
  return (
    <Dropdown
      size="small"
      aria-label={t('connections.providerFilter')}
      options={options}
      value={options.find(({ value }) => value === (filters.provider ?? ''))}
      clearable={false}
      onChange={(option) => filters.setProvider((option?.value || null) as ProviderId | null)}
    />
  );
}
