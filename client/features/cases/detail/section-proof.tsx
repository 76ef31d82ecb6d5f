import { Text } from '@vibe/core';
import type { CaseSection, Claim } from '../../../../server/contract/case.ts';
import { hasEntra } from '../../../../server/contract/provider-facts.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { type CaseWords, personOf } from '../case-words.ts';

function claimantOf({ by }: Claim, words: CaseWords): string {
  if (by === '') return t('case.proof.somebody');
  if (/^\d+$/.test(by)) return personOf(by, words);
  return t('case.proof.saidToBe', { name: isolate(by.replace(/^support: /, '')) });
}

type Counts = NonNullable<NonNullable<CaseSection['proof']>['counts']>;

/** Counts the connections of each state; empty states are left out. */
function countsOf(counts: Counts, { format }: CaseWords): string | null {
  const total = counts.open + counts.requested + counts.reported + counts.seen;
  const parts = (['open', 'requested', 'reported', 'seen'] as const)
    .filter((part) => counts[part] > 0)
    .map((part) => t(`case.proof.part.${part}`, { number: format.number(counts[part]) }));
  if (parts.length === 0) return null;
  return t('case.proof.counts', {
    count: total,
    total: format.number(total),
    parts: format.list(parts),
  });
}

/** Connections that have access although it is reported as removed: evidence counts for more. */
export const contradictedIn = ({ half, proof }: Pick<CaseSection, 'half' | 'proof'>): number =>
  half === 'provider' && proof?.claim ? (proof.counts?.open ?? 0) : 0;

function contradictionOf(section: CaseSection, { format }: CaseWords): string | null {
  const count = contradictedIn(section);
  if (count === 0) return null;
  return t('case.proof.contradicted', { count, number: format.number(count) });
}

/** Until when old tokens may work; only of the half at the provider, and once it is reported. */
export function clockSentence(
  { half, provider, proof }: Pick<CaseSection, 'half' | 'provider' | 'proof'>,
  { format }: CaseWords,
): string | null {
  if (half !== 'provider' || provider === null || !proof?.claim) return null;
  if (proof.clockEndsAt === null) {
    return t('case.clock.unknown', { provider: providerName(provider) });
  }
  const time = format.dateTime(proof.clockEndsAt);
  if (Date.parse(proof.clockEndsAt) <= Date.now()) return t('case.clock.over', { time });
  return t(hasEntra(provider) ? 'case.clock.untilEntra' : 'case.clock.until', { time });
}

/** Says what is known of a section's side, and how: a report is never called more than that. */
export function SectionProof({ section, words }: { section: CaseSection; words: CaseWords }) {
  const { proof } = section;
  if (!proof) return null;
  const { claim, counts } = proof;
  const contradiction = contradictionOf(section, words);
  const lines = [
    claim
      ? t(`case.proof.${claim.state}`, {
          time: words.format.dateTime(claim.at),
          by: claimantOf(claim, words),
        })
      : t('case.proof.none'),
    contradiction,
    counts ? countsOf(counts, words) : t('case.proof.many'),
    clockSentence(section, words),
  ];
  return lines
    .filter((line) => line !== null)
    .map((line) => (
      <Text
        key={line}
        type="text2"
        weight={line === contradiction ? 'bold' : 'normal'}
        ellipsis={false}
      >
        {line}
      </Text>
    ));
}
