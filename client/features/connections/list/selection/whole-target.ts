import type {
  Connection,
  ConnectionsQueryInput,
} from '../../../../../server/contract/connection.ts';
import type { RevocationTarget } from '../../../../navigation/start-revocation.ts';

/** A target that is a whole, and its name. */
export type WholeTarget = Extract<RevocationTarget, { kind: 'organization' | 'provider' }> & {
  organizationName?: string;
};

const exactFields = ['provider', 'organizationId'];
const besides = ['scope', 'sort'];

/**
 * The provider or the organization that a query asks for, when it asks for nothing else.
 *
 * @param first any connection that the query found
 */
export function wholeTargetOf(
  query: ConnectionsQueryInput,
  first: Connection | undefined,
): WholeTarget | null {
  const asked = Object.keys(query).filter((field) => !besides.includes(field));
  if (asked.length === 0 || !asked.every((field) => exactFields.includes(field))) return null;
  const { provider, organizationId } = query;
  if (organizationId === undefined) return provider ? { kind: 'provider', provider } : null;
  if (!first?.organization) return null;
  return {
    kind: 'organization',
    provider: provider ?? first.provider,
    organizationId,
    organizationName: first.organization.name,
  };
}
