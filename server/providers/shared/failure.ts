/**
 * Why a provider could not say whose token it is.
 * - `refused`: it does not accept the token
 * - `unreadable`: it accepts the token, but not enough can be read to name an identity
 * - `parameters`: what the person typed beside the credential cannot be used; it was not asked
 * - `unavailable`: it is down, throttles, or answers what it should not
 * - `timeout`: it did not answer in time
 */
export type FailureKind = 'refused' | 'unreadable' | 'parameters' | 'unavailable' | 'timeout';

/** Fixed words only: what a provider answered may repeat the token. */
export class ProviderFailure extends Error {
  readonly kind: FailureKind;
  /** What the provider answered with, where it did. */
  readonly status: number | null;
  constructor(kind: FailureKind, message: string, status: number | null = null) {
    super(message);
    this.name = 'ProviderFailure';
    this.kind = kind;
    this.status = status;
  }
}
