import { z } from 'zod';
import { mondayId, providerId } from './common.ts';
import { narrowing, narrows, wholeFilter } from './list-filter.ts';

/** As many ids as fit into a body of 64 KB with room to spare. */
export const mostNamed = 1000;

const targets = [
  z.strictObject({
    kind: z.literal('connections'),
    connectionIds: z.array(z.uuid()).min(1).max(mostNamed),
  }),
  z.strictObject({ kind: z.literal('person'), userId: mondayId }),
  z.strictObject({
    kind: z.literal('organization'),
    provider: providerId,
    organizationId: z.string().min(1).max(200),
  }),
  z.strictObject({ kind: z.literal('provider'), provider: providerId }),
] as const;

/**
 * Target of a case. Organization, provider and filter are for admins. A filter is that of the list of
 * the whole account: what it finds when the case is opened is what the case holds.
 */
export const caseTarget = z.discriminatedUnion('kind', [
  ...targets,
  z.strictObject({
    kind: z.literal('filter'),
    filter: wholeFilter.refine(narrows, {
      error: 'must leave something out: name at least one filter or a search',
    }),
  }),
]);
export type CaseTarget = z.infer<typeof caseTarget>;

/** The same as it is shown: of a filter what can be said in words, and not its thousands of ids. */
export const shownTarget = z.discriminatedUnion('kind', [
  ...targets,
  narrowing.omit({ searched: true }).extend({
    kind: z.literal('filter'),
    /** The text that is searched for; null for none. */
    search: z.string().nullable(),
    /** The one person to whom it was narrowed; null for several, and for everyone. */
    userId: mondayId.nullable(),
  }),
]);
export type ShownTarget = z.infer<typeof shownTarget>;
