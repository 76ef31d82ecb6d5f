import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { createSessionCheck } from '../../server/auth/session-token.ts';
import { clientId, clientSecret, sessionToken } from '../kit/tokens.ts';
import { type Figure, pairedRatio } from './measure.ts';

const key = createSecretKey(clientSecret, 'utf8');

/** The least that any check must do: the signature, and reading the claims. */
function rawCheck(token: string): unknown {
  const end = token.lastIndexOf('.');
  const expected = createHmac('sha256', key).update(token.slice(0, end)).digest();
  const given = Buffer.from(token.slice(end + 1), 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Error();
  const payload = token.slice(token.indexOf('.') + 1, end);
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

/**
 * The check of a session token against raw HMAC and JSON.parse.
 *
 * @param calls a round
 */
export async function tokenFigures(rounds: number, calls: number): Promise<Figure[]> {
  const check = createSessionCheck({ clientId, clientSecrets: [clientSecret] });
  const tokens = Array.from({ length: 100 }, (_, index) =>
    sessionToken({ accountId: 1, userId: index + 1 }),
  );
  // Processor time, so that what else the machine does hardly counts.
  const microseconds = (work: (token: string) => unknown) => {
    const begun = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) work(tokens[call % tokens.length] as string);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / calls;
  };
  microseconds(check);
  microseconds(rawCheck);
  let last = 0;
  const ratio = await pairedRatio(
    rounds,
    async () => {
      last = microseconds(check);
      return last;
    },
    async () => microseconds(rawCheck),
  );
  return [
    {
      kind: 'ratio',
      name: 'session token check, to raw HMAC and JSON.parse',
      unit: 'x',
      budget: { atMost: 2 },
      ...ratio,
    },
    { kind: 'absolute', name: 'session token check', value: last, unit: 'us' },
  ];
}
