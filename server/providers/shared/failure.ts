/**
 * Why a provider could not say whose token it is.
 * - `refused`: it does not accept the token
 * - `unreadable`: it accepts the token, but not enough can be read to name an identity
 * - `parameters`: what the person typed beside the credential cannot be used; it was not asked
 * - `unavailable`: it is down, throttles, or answers what it should not
 * - `timeout`: it did not answer in time
 */
export type FailureKind = 'refused' | 'unreadable' | 'parameters' | 'unavailable' | 'timeout';

interface FailureDetails {
  /** Status of the provider's answer, if there was one. */
  status?: number | null;
  /** Advice: the actor and the change; null where the usual advice for the kind holds. */
  advice?: string | null;
}

/** Fixed words only: what a provider answered may repeat the token. */
export class ProviderFailure extends Error {
  readonly kind: FailureKind;
  readonly status: number | null;
  readonly advice: string | null;
  constructor(kind: FailureKind, message: string, details: FailureDetails = {}) {
    super(message);
    this.name = 'ProviderFailure';
    this.kind = kind;
    this.status = details.status ?? null;
    this.advice = details.advice ?? null;
  }
}

/** Returns the failure for a good token that may not read whose it is. */
export const mayNotRead = (provider: string, advice: string): ProviderFailure =>
  new ProviderFailure(
    'unreadable',
    `${provider} accepts the token, but it may not read whose account it is.`,
    { advice },
  );
