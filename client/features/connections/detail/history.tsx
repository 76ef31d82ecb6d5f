import { Text } from '@vibe/core';
import type { ConnectionDetail } from '../../../../server/contract/connection.ts';
import type { HistoryEntry } from '../../../../server/contract/connection-history.ts';
import { providerInSentence } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { zoneWords } from '../../../i18n/zone.ts';
import '../../../i18n/load/ui-texts.ts';
import { useFindPerson } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { PhotoOf } from '../../../ui/people/person-cell.tsx';
import { Section } from '../../../ui/section.tsx';
import { personName } from './detail-words.ts';

const longest = 100;
/** A run is for a person; everything else is done by one. */
const ofRuns: readonly HistoryEntry['kind'][] = ['discovered', 'first_used', 'refused_in_run'];

/** Lists the history of a connection, in words. */
export function History({ detail }: { detail: ConnectionDetail }) {
  const { connection, history } = detail;
  const format = useFormat();
  const find = useFindPerson();
  if (history.length === 0) return null;
  const provider = providerInSentence(connection.provider);
  return (
    <Section title={t('connection.history.title')}>
      <Entries label={t('connection.history.label')}>
        {history.map(({ id, kind, at, userId, note }) => (
          <Entry
            key={id}
            mark={<PhotoOf userId={userId} />}
            title={t(`connection.history.${kind}`, { provider })}
            notes={[
              format.dateTime(at),
              userId
                ? t(ofRuns.includes(kind) ? 'connection.history.for' : 'connection.history.by', {
                    person: personName(userId, find),
                  })
                : '',
              note ? t('connection.history.reason', { reason: isolate(note) }) : '',
            ].filter(Boolean)}
          />
        ))}
      </Entries>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('ui.zone', { zone: isolate(zoneWords(new Date().toISOString())) })}
      </Text>
      {history.length >= longest && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('connection.history.latest', { count: history.length })}
        </Text>
      )}
    </Section>
  );
}
