import '../../i18n/load/cases-texts.ts';
import type { CaseSection, CaseSummary } from '../../../server/contract/case.ts';
import { t } from '../../i18n/translate.ts';
import type { Format } from '../../monday/profile-format.ts';
import type { Tone } from '../../ui/tone-label.tsx';

/** Returns whether a case is bad news or good news; null where it is neither. */
export function caseTone({ evidence, connectionCount }: CaseSummary): Tone | null {
  const { contradicted, granted, confirmed } = evidence;
  if (contradicted + granted > 0) return 'negative';
  return confirmed > 0 && confirmed >= connectionCount ? 'positive' : null;
}

/** Returns the worst that is known of the connections of a case; null where nothing is. */
export function evidenceOf({ evidence }: CaseSummary, format: Format): string | null {
  const worst = (['contradicted', 'granted', 'confirmed'] as const).find(
    (part) => evidence[part] > 0,
  );
  if (worst === undefined) return null;
  const count = evidence[worst];
  return t(`cases.evidence.${worst}`, { count, number: format.number(count) });
}

/** Of how many connections of a section what was reported or confirmed does not hold. */
export function contradictedIn({ proof }: Pick<CaseSection, 'proof'>): number {
  if (!proof) return 0;
  if (proof.counts) return proof.counts.contradicted;
  const { claim, check } = proof;
  return claim && check && check.at > claim.at ? check.granted : 0;
}

/** Of how many connections of a section a check found the access there, without any report. */
export function grantedIn({ proof }: Pick<CaseSection, 'proof'>): number {
  if (!proof) return 0;
  if (proof.counts) return proof.counts.granted;
  return proof.claim ? 0 : (proof.check?.granted ?? 0);
}
