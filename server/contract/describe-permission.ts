import type { Risk } from './connection.ts';
import type { KnownScope } from './provider.ts';

/** Facts about one permission of a connection or an app. */
export interface Permission {
  name: string;
  /** `unknown` where there is no description. */
  key: string;
  reason: string | null;
  risk: Risk;
}

function isMatch({ match }: KnownScope, name: string): boolean {
  return match.endsWith('*')
    ? name.startsWith(match.slice(0, -1).toLowerCase())
    : name === match.toLowerCase();
}

/** Describes a permission by the longest match, as the contract says; case does not count. */
export function describe(name: string, knownScopes: readonly KnownScope[]): Permission {
  const folded = name.toLowerCase();
  const exact = knownScopes.find(({ match }) => match.toLowerCase() === folded);
  const [family] = knownScopes
    .filter((scope) => isMatch(scope, folded))
    .sort((one, other) => other.match.length - one.match.length);
  const { key, reason, risk } = exact ??
    family ?? { key: 'unknown', reason: null, risk: 'unknown' };
  return { name, key, reason, risk };
}

// An unknown risk may be worse than a known one, except than the worst.
const order: readonly Risk[] = ['high', 'unknown', 'medium', 'low'];

/** Returns permissions with what they mean, the strongest first. */
export const describeAll = (
  names: readonly string[],
  knownScopes: readonly KnownScope[],
): Permission[] =>
  names
    .map((name) => describe(name, knownScopes))
    .sort((one, other) => order.indexOf(one.risk) - order.indexOf(other.risk));
