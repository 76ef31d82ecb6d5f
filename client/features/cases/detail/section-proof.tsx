import { Text } from '@vibe/core';
import type { CaseSection, Claim } from '../../../../server/contract/case.ts';
import { hasEntra } from '../../../../server/contract/provider-facts.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import type { Tone } from '../../../ui/tone-label.tsx';
import { Toned } from '../../../ui/tone-label.tsx';
import { type CaseWords, personOf } from '../case-words.ts';
import { contradictedIn, grantedIn } from '../evidence-words.ts';

/** Names the author of a report or check: a monday user, or the name that the holder of a case link gave. */
export function claimantOf({ by }: Pick<Claim, 'by'>, words: CaseWords): string {
  if (by === '') return t('names.deletedUser');
  if (/^\d+$/.test(by)) return personOf(by, words);
  return t('case.proof.saidToBe', { name: isolate(by.replace(/^support: /, '')) });
}

type Counts = NonNullable<NonNullable<CaseSection['proof']>['counts']>;

const parts = [
  'open',
  'granted',
  'refused',
  'requested',
  'reported',
  'seen',
  'contradicted',
] as const;

/** Counts the connections of each state; empty states are left out. */
function countsOf(counts: Counts, { format }: CaseWords): string | null {
  const total = parts.reduce((sum, part) => sum + counts[part], 0);
  const found = parts
    .filter((part) => counts[part] > 0)
    .map((part) => t(`case.proof.part.${part}`, { number: format.number(counts[part]) }));
  if (found.length === 0) return null;
  return t('case.proof.counts', {
    count: total,
    total: format.number(total),
    parts: format.list(found),
  });
}

/** Until when old tokens may work; only of the provider's side, and of what holds of it. */
export function clockSentence(
  {
    half,
    provider,
    accountType,
    proof,
  }: Pick<CaseSection, 'half' | 'provider' | 'accountType' | 'proof'>,
  { format }: CaseWords,
): string | null {
  if (half !== 'provider' || provider === null || !proof) return null;
  if (proof.clockEndsAt === null) {
    const { counts, claim } = proof;
    const isEnded = counts
      ? counts.reported + counts.seen > 0
      : claim && !contradictedIn({ proof });
    return isEnded ? t('case.clock.unknown', { provider: providerName(provider) }) : null;
  }
  const time = format.dateTime(proof.clockEndsAt);
  if (Date.parse(proof.clockEndsAt) <= Date.now()) return t('case.clock.over', { time });
  const isOfEntra = hasEntra(provider) && accountType !== 'personal';
  return t(isOfEntra ? 'case.clock.untilEntra' : 'case.clock.until', { time });
}

interface Line {
  text: string;
  tone: Tone | null;
}

/** Says in numbers what a check found. */
function checkLine({ proof }: CaseSection, words: CaseWords): Line | null {
  if (!proof?.check) return null;
  const { check } = proof;
  const { format } = words;
  const found = (['granted', 'removed', 'blocked', 'unknown'] as const)
    .filter((part) => check[part] > 0)
    .map((part) => t(`case.proof.found.${part}`, { number: format.number(check[part]) }));
  const text = t('case.proof.check', {
    time: format.dateTime(check.at),
    by: claimantOf(check, words),
    parts: format.list(found),
  });
  const isGood = check.granted + check.unknown === 0 && contradictedIn({ proof }) === 0;
  return { text, tone: isGood ? 'positive' : null };
}

/** A claim is called unconfirmed only as long as a connection is known by it alone. */
function claimLine({ proof }: CaseSection, words: CaseWords): Line | null {
  if (!proof) return null;
  const { claim, counts, check } = proof;
  if (claim) {
    const isUnconfirmed = !counts || counts.reported > 0;
    const key = claim.state === 'reported' && !isUnconfirmed ? 'reportedOnly' : claim.state;
    const about = { time: words.format.dateTime(claim.at), by: claimantOf(claim, words) };
    return { text: t(`case.proof.${key}`, about), tone: null };
  }
  const isChecked = check !== null && check.granted + check.removed + check.blocked > 0;
  return isChecked ? null : { text: t('case.proof.none'), tone: null };
}

function badLines(section: CaseSection, { format }: CaseWords): Line[] {
  const contradicted = contradictedIn(section);
  const granted = grantedIn(section);
  const line = (key: 'contradicted' | 'contradictedMonday' | 'stillGranted', count: number) => ({
    text: t(`case.proof.${key}`, { count, number: format.number(count) }),
    tone: 'negative' as const,
  });
  const key = section.half === 'monday' ? 'contradictedMonday' : 'contradicted';
  return [
    ...(contradicted > 0 ? [line(key, contradicted)] : []),
    ...(granted > 0 ? [line('stillGranted', granted)] : []),
  ];
}

function refusedLine({ proof }: CaseSection, { format }: CaseWords): Line | null {
  const count = proof?.counts?.refused ?? 0;
  if (count === 0) return null;
  return { text: t('case.proof.refused', { count, number: format.number(count) }), tone: null };
}

/** Says that the next run will tell, where no admin can look: a refused token is all the proof there is. */
function nextRunLine(section: CaseSection): string | null {
  const { half, provider, accountType, proof } = section;
  if (half !== 'provider' || provider === null || !proof?.claim) return null;
  const canBeChecked = hasEntra(provider) && accountType !== 'personal';
  const isShown = !canBeChecked && contradictedIn(section) === 0;
  return isShown ? t('case.proof.nextRun', { provider: providerName(provider) }) : null;
}

/** Says what is known of a section's side, and how: a report is never called more than that. */
export function SectionProof({ section, words }: { section: CaseSection; words: CaseWords }) {
  const { proof } = section;
  if (!proof) return null;
  if (section.connectionCount === 0) {
    return (
      <Text type="text2" ellipsis={false}>
        {t('case.proof.empty')}
      </Text>
    );
  }
  const { counts } = proof;
  const plain = (text: string | null) => text && { text, tone: null };
  const lines = [
    claimLine(section, words),
    ...badLines(section, words),
    checkLine(section, words),
    refusedLine(section, words),
    plain(counts ? countsOf(counts, words) : t('case.proof.many')),
    plain(clockSentence(section, words)),
    plain(nextRunLine(section)),
  ];
  return lines
    .filter((line) => line !== null && line !== '')
    .map(({ text, tone }) => (
      <Toned key={text} tone={tone}>
        <Text type="text2" weight={tone === 'negative' ? 'bold' : 'normal'} ellipsis={false}>
          {text}
        </Text>
      </Toned>
    ));
}
