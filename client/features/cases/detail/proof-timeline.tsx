import { Text } from '@vibe/core';
import type { CaseSection, Half, RevocationCase } from '../../../../server/contract/case.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Section } from '../../../ui/section.tsx';
import type { Tone } from '../../../ui/tone-label.tsx';
import { Toned } from '../../../ui/tone-label.tsx';
import { type CaseWords, personOf } from '../case-words.ts';
import { useCaseConnections } from './get-case-connections.ts';
import styles from './proof-timeline.module.css';
import { claimantOf } from './section-proof.tsx';

/** The latest of them; the sections have the rest. */
const shownAtMost = 6;

interface Event {
  at: string;
  key: string;
  text: string;
  tone: Tone | null;
}

/** Adds the organization to an event; needed where a case has several. */
const about = ({ organization }: CaseSection, text: string) =>
  organization ? `${isolate(organization.name)}: ${text}` : text;

function eventsOf(section: CaseSection, words: CaseWords): Event[] {
  const { id, proof } = section;
  const { number, list } = words.format;
  const events: Event[] = [];
  if (proof?.claim) {
    const { at, state } = proof.claim;
    const text = t(`case.timeline.${state}`, { by: claimantOf(proof.claim, words) });
    events.push({ at, key: `claim-${id}`, text: about(section, text), tone: null });
  }
  if (proof?.check) {
    const { check } = proof;
    const found = (['granted', 'removed', 'blocked', 'unknown'] as const)
      .filter((part) => check[part] > 0)
      .map((part) => t(`case.proof.found.${part}`, { number: number(check[part]) }));
    const isGood = check.granted + check.unknown === 0;
    events.push({
      at: check.at,
      key: `check-${id}`,
      text: about(
        section,
        t('case.timeline.check', { by: personOf(check.by || null, words), parts: list(found) }),
      ),
      tone: check.granted > 0 ? 'negative' : isGood ? 'positive' : null,
    });
  }
  if (proof?.clockEndsAt) {
    const isOver = Date.parse(proof.clockEndsAt) <= Date.now();
    const text = t(`case.timeline.${isOver ? 'clockOver' : 'clock'}`);
    events.push({
      at: proof.clockEndsAt,
      key: `clock-${id}`,
      text: about(section, text),
      tone: null,
    });
  }
  return events;
}

function SideOf({ side, events, words }: { side: Half; events: Event[]; words: CaseWords }) {
  const name = t(`case.timeline.${side}`);
  const shown = events.toSorted((one, other) => (one.at < other.at ? -1 : 1)).slice(-shownAtMost);
  return (
    <div className={styles.side}>
      <Text type="text2" weight="bold" element="h3" ellipsis={false}>
        {name}
      </Text>
      {shown.length === 0 ? (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('case.timeline.nothing')}
        </Text>
      ) : (
        <ol className={styles.events} aria-label={name}>
          {shown.map(({ at, key, text, tone }) => (
            <li key={key} className={styles.event}>
              <Text type="text2" color="secondary" ellipsis={false}>
                {words.format.dateTime(at)}
              </Text>
              <Toned tone={tone}>
                <Text type="text2" ellipsis={false}>
                  {text}
                </Text>
              </Toned>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Lists what was reported and confirmed of each side, in the order of time. */
export function ProofTimeline({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { connections } = useCaseConnections(of.id);
  const again = of.reconnected.map(({ connectionId, at }): Event => {
    const name = connections.find(({ id }) => id === connectionId)?.displayName ?? connectionId;
    const text = t('case.activity.again', { identity: isolate(name) });
    return { at, key: `again-${connectionId}`, text, tone: 'negative' };
  });
  const ofSide = (side: Half) =>
    of.sections.filter(({ half }) => half === side).flatMap((section) => eventsOf(section, words));
  return (
    <Section title={t('case.timeline.title')} isCard>
      <SideOf side="provider" events={[...ofSide('provider'), ...again]} words={words} />
      <SideOf side="monday" events={ofSide('monday')} words={words} />
    </Section>
  );
}
