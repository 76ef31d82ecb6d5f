import { answerWithin } from './answer.ts';
import { monday } from './sdk.ts';

const timeout = 10_000;
/** Asked for again this long before its end, so that none ends on its way to the server. */
const margin = 10_000;

// In memory only: a token in a store of the browser would outlive the page.
let known: { token: string; usableUntil: number } | null = null;
let asking: Promise<string> | null = null;

/** When a token ends, in milliseconds since 1970; 0 when it does not say, so that it is used once. */
export function endOf(token: string): number {
  try {
    const [, payload = ''] = token.split('.');
    const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}

async function ask(): Promise<string> {
  const { data } = await answerWithin(timeout, 'sessionToken', monday.get<string>('sessionToken'));
  known = { token: data, usableUntil: endOf(data) - margin };
  return data;
}

/**
 * A session token that is not about to end; several callers at once share one request to monday.
 *
 * @param refused a token that the server has just refused: another one is asked for
 * @throws NoAnswer when monday gives none
 */
export function sessionToken(refused?: string): Promise<string> {
  if (known && known.token !== refused && Date.now() < known.usableUntil) {
    return Promise.resolve(known.token);
  }
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}
