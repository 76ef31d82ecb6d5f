import type { ProviderId } from '../../contract/common.ts';
import type { Risk } from '../../contract/connection.ts';
import type { Scopes } from './provider-definition.ts';

/**
 * One row of a provider's table: a name, or the beginning of names where it ends in `*`; the risk;
 * and why an app asks for it, in words for the person who is asked.
 */
export type ScopeRow = readonly [match: string, risk: Risk, reason: string];

export interface ScopeRules {
  provider: ProviderId;
  requested: readonly string[];
  known: readonly ScopeRow[];
  /** Prefixes that may precede a name and are not part of it. */
  ignoredPrefix?: RegExp;
}

const mostScopes = 100;

/** https://www.rfc-editor.org/rfc/rfc6749#section-3.3, at a length that fits its column. */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/;

const keyOf = (provider: ProviderId, match: string) =>
  `${provider}-${match
    .replace(/^https:\/\/(www\.googleapis\.com\/auth\/)?/, '')
    .replace(/\*$/, 'any')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;

/** A list joined by spaces (RFC 6749) or commas (Slack), or an array, as monday's settings bring it. */
function namesIn(scope: unknown): string[] {
  const texts = Array.isArray(scope) ? scope : [scope];
  return texts.filter((text) => typeof text === 'string').flatMap((text) => text.split(/[\s,]+/));
}

/** Makes a provider's answers about permissions from its table. */
export function scopesOf(rules: ScopeRules): Scopes {
  const { provider, requested, known, ignoredPrefix } = rules;
  const knownScopes = known.map(([match, risk, reason]) => ({
    match,
    key: keyOf(provider, match),
    reason,
    risk,
  }));
  const exact = new Map(knownScopes.map((scope) => [scope.match.toLowerCase(), scope]));
  const families = knownScopes
    .filter((scope) => scope.match.endsWith('*'))
    .map((scope) => ({ beginning: scope.match.slice(0, -1).toLowerCase(), scope }))
    .sort((one, other) => other.beginning.length - one.beginning.length);

  function find(name: string) {
    const folded = name.toLowerCase();
    return (
      exact.get(folded) ?? families.find((family) => folded.startsWith(family.beginning))?.scope
    );
  }

  return {
    requestedScopes: requested,
    knownScopes,
    grantedScopes(tokenResponse) {
      const names = namesIn(tokenResponse?.scope)
        .filter((name) => scopeToken.test(name))
        .map((name) => (ignoredPrefix ? name.replace(ignoredPrefix, '') : name));
      return names.length === 0 ? null : [...new Set(names)].slice(0, mostScopes);
    },
    describeScope(name) {
      const { key, reason, risk } = find(name) ?? unknownScope;
      return { key, reason, risk };
    },
    riskOf(scopes) {
      const risks = new Set<Risk>(scopes.map((name) => find(name)?.risk ?? 'unknown'));
      // An unknown scope may be worse than a known one, except than the worst.
      return (
        (['high', 'unknown', 'medium', 'low'] as const).find((risk) => risks.has(risk)) ?? 'unknown'
      );
    },
  };
}

const unknownScope = {
  key: 'unknown',
  reason:
    'There is no description of this permission here. What it allows stands in the documentation of the provider, under its name.',
  risk: 'unknown',
} as const;
