import type { Holdings } from '../contract/people.ts';
import type { HoldingsRow } from './people-queries.ts';

const accessOfRank = { 1: 'temporary', 2: 'unknown', 3: 'lasting' } as const;
const riskOfRank = { 1: 'low', 2: 'unknown', 3: 'medium', 4: 'high' } as const;

/** A row as the contract shows it. */
export function formatHoldings(row: HoldingsRow): Holdings {
  return {
    connections: Number(row.connections),
    live: Number(row.live),
    organizations: Number(row.organizations),
    strongestAccess: accessOfRank[row.access_rank as keyof typeof accessOfRank] ?? null,
    highestRisk: riskOfRank[row.risk_rank as keyof typeof riskOfRank] ?? null,
    lastConnectedAt: row.last_connected_at,
  };
}
