import { useMemo } from 'react';
import type { ProviderId } from '../../server/contract/common.ts';
import { useSession } from '../api/get-session.ts';
import { Select } from '../parts/select.tsx';
import { t } from '../text/text.ts';
import type { ListFilters } from './list-filters.ts';

/** Narrows the list to one provider. */
export default function ProviderFilter({ filters }: { filters: ListFilters }) {
  const { providers } = useSession().features;
  const choices = useMemo(
    () => [
      { value: '', label: t('connections.allProviders') },
      ...providers.map((id) => ({ value: id as string, label: t(`connections.provider.${id}`) })),
    ],
    [providers],
  );
  return (
    <Select
      label={t('connections.providerFilter')}
      choices={choices}
      value={filters.provider ?? ''}
      onChange={(value) => filters.setProvider((value || null) as ProviderId | null)}
    />
  );
}
