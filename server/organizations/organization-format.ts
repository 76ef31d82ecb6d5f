import { providerId } from '../contract/common.ts';
import type { Organizations } from '../contract/organization.ts';

type Organization = Organizations['items'][number];

/**
 * A counter with the name that was last seen, as the contract shows it.
 *
 * @throws ZodError for the counter of a provider that there is none of
 */
export function formatOrganization(row: {
  counter: string;
  connections: number;
  name: string | null;
}): Organization {
  const [, provider, ...id] = row.counter.split(':');
  return {
    provider: providerId.parse(provider),
    id: id.join(':'),
    name: row.name ?? id.join(':'),
    connections: row.connections,
  };
}
