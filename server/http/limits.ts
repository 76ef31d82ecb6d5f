import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from './problem-reply.ts';

/** Calls a minute, in memory of each server. */
const perMinute = { account: 6000, person: 600, anonymous: 1200, failure: 60 };
export type LimitKind = keyof typeof perMinute;

/** Counts one call against the account, the person or the address of a request; throws a 429. */
export type Limit = (request: FastifyRequest, kind: LimitKind) => Promise<void>;

/** The plugin forgets the least used keys beyond this many; its default would be 5,000. */
const keptKeys = 100_000;

type KeyOf = (request: FastifyRequest) => string;

/** Calls of automations must not keep users from the view, nor the other way round. */
const accountOf: KeyOf = ({ caller, mondayRequest }) =>
  mondayRequest ? `monday:${mondayRequest.accountId}` : (caller?.accountId ?? 'none');
const personOf: KeyOf = ({ caller }) => `${caller?.accountId}:${caller?.userId}`;

/**
 * Limits are counted after verification, by account and person: the calls of all customers come from
 * a few of monday's addresses. monday's own calls count by account only, since every run of an
 * automation names the person who made it. Addresses count only on paths that anyone may call, and
 * for failed authentication, where the token is looked at first: no client can lock out others behind
 * one proxy.
 *
 * @param scale multiplies every limit; 0 turns them off
 */
export async function createLimit(app: FastifyInstance, scale: number): Promise<Limit> {
  if (scale === 0) return async () => {};
  await app.register(rateLimit, { global: false, ipv6Subnet: 64 });

  const counter = (kind: LimitKind, keyGenerator?: KeyOf) => {
    const options = {
      max: Math.max(1, Math.round(perMinute[kind] * scale)),
      timeWindow: '1 minute',
      cache: keptKeys,
      ...(keyGenerator && { keyGenerator }),
    };
    return app.createRateLimit(options);
  };
  const counters = {
    account: counter('account', accountOf),
    person: counter('person', personOf),
    anonymous: counter('anonymous'),
    failure: counter('failure'),
  };

  return async (request, kind) => {
    const counted = await counters[kind](request);
    if (counted.isAllowed || !counted.isExceeded) return;
    throw new HttpProblem(429, {
      type: `too-many-${kind}`,
      detail: `More than ${counted.max} calls a minute. This one was not carried out. Wait ${counted.ttlInSeconds} seconds.`,
      retryAfterSeconds: counted.ttlInSeconds,
    });
  };
}
