import type { ConnectionRow } from '../store/tables.ts';

type Facts = Pick<ConnectionRow, 'acknowledged_at'>;

/** Returns whether an admin has acknowledged an alert since it was raised. */
export const isAcknowledged = ({ acknowledged_at }: Facts, raisedAt: string | null): boolean =>
  raisedAt !== null && acknowledged_at !== null && raisedAt <= acknowledged_at;

/** Returns whether what happens is a new event after an alert that was acknowledged. */
export const isNewEvent = (facts: Facts, raisedAt: string | null, at: string) =>
  isAcknowledged(facts, raisedAt) && at > (facts.acknowledged_at ?? '');
