import { queryOptions, useQuery } from '@tanstack/react-query';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';

const providersOptions = queryOptions({
  queryKey: keys.providers,
  queryFn: ({ signal }) => call(paths.providers, { signal }),
  // It changes with the server's settings only.
  staleTime: 60 * 60_000,
});

/** Providers that can be connected, with permissions, reasons, and the place to remove access. */
export const useProviders = () => useQuery(providersOptions);
