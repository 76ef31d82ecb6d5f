import { z } from 'zod';
import { providerId, scope } from './common.ts';
import { connectionState } from './connection.ts';

export const summaryQuery = z.strictObject({ scope: scope.default('mine') });

/** Answer of `GET /api/connections/summary`. */
export const connectionsSummary = z.object({
  scope,
  connections: z.int(),
  people: z.int(),
  organizations: z.int(),
  byProvider: z.array(z.object({ provider: providerId, connections: z.int() })),
  byState: z.array(z.object({ state: connectionState, connections: z.int() })),
  /** Connections with an alert, whatever their state. */
  alerts: z.object({
    stillWorks: z.int(),
    stillGranted: z.int(),
    stillStored: z.int(),
    reconnected: z.int(),
  }),
  openCases: z.int(),
  /**
   * False while a change of a large case is being written: counts by state, of alerts, of strong access
   * and of what was removed follow it. One's own counts are always whole.
   */
  isSettled: z.boolean(),
  /** Active, of lasting access and high risk, with no use seen for so many days. */
  strongUnused: z.object({
    days: z.int(),
    connections: z.int(),
    /** False where counting stopped at 10,000: "10,000 or more". */
    exact: z.boolean(),
  }),
  /** The last twelve weeks, this one at the end; of connections that are recorded now. */
  weeks: z.array(
    z.object({
      /** The Monday that it begins with, in UTC. */
      start: z.iso.date(),
      /** First reported by monday, or first seen in a run, in this week. */
      connected: z.int(),
      /** Reported or confirmed as removed at the provider, and not reconnected since. */
      takenAway: z.int(),
    }),
  ),
});
export type ConnectionsSummary = z.infer<typeof connectionsSummary>;
