import { Text } from '@vibe/core';
import type { ConnectionDetail } from '../../../../server/contract/connection.ts';
import { type Evidence, evidenceOf } from '../../../../server/contract/evidence.ts';
import { providerInSentence } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { useFindPerson } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { PhotoOf } from '../../../ui/people/person-cell.tsx';
import { Section } from '../../../ui/section.tsx';
import { personName, type Words } from './detail-words.ts';

/** A run is for a person; everything else is done by one. */
const makerKey = ({ kind }: Evidence) => (kind === 'refused_in_run' ? 'for' : 'by');

function makerOf(one: Evidence, { find }: Words): string | null {
  const { userId, saidBy } = one;
  const person =
    userId !== null
      ? personName(userId, find)
      : saidBy && t('connection.saidToBe', { name: isolate(saidBy.replace(/^support: /, '')) });
  return person ? t(`connection.history.${makerKey(one)}`, { person }) : null;
}

function notesOf(one: Evidence, words: Words): string[] {
  const { format } = words;
  const { at, recordedAt, standing, since } = one;
  const isLater = format.dateTime(at) !== format.dateTime(recordedAt);
  return [
    format.dateTime(at),
    makerOf(one, words),
    isLater ? t('connection.evidence.recorded', { time: format.dateTime(recordedAt) }) : null,
    standing !== 'holds' && since !== null
      ? t(`connection.evidence.standing.${standing}`, { time: format.dateTime(since) })
      : null,
  ].filter((note) => note !== null);
}

/**
 * Everything that was reported or found of either side, and how it stands today: what a reconnect
 * voided or a check disproved stays, marked as such.
 */
export function EvidenceList({ detail }: { detail: ConnectionDetail }) {
  const words = { find: useFindPerson(), format: useFormat() };
  const found = evidenceOf(detail.evidence);
  const provider = providerInSentence(detail.connection.provider);
  if (found.provider.length + found.monday.length === 0) return null;
  return (
    <Section title={t('connection.evidence.title')}>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('connection.evidence.about')}
      </Text>
      {(['provider', 'monday'] as const)
        .filter((side) => found[side].length > 0)
        .map((side) => (
          <Entries key={side} label={t(`connection.evidence.${side}`, { provider })}>
            {found[side].map((one) => (
              <Entry
                key={one.id}
                mark={<PhotoOf userId={one.userId} />}
                title={t(`connection.history.${one.kind}`, { provider })}
                notes={notesOf(one, words)}
              />
            ))}
          </Entries>
        ))}
    </Section>
  );
}
