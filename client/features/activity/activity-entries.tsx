import { Button } from '@vibe/core';
import type { ActivityEntry } from '../../../server/contract/activity.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { Entries, Entry } from '../../ui/entries.tsx';
import { nameOf, PhotoOf } from '../../ui/people/person-cell.tsx';
import { Toned } from '../../ui/tone-label.tsx';
import { actionWords, placeOf } from './activity-words.ts';

function Line({ entry }: { entry: ActivityEntry }) {
  const format = useFormat();
  const find = useFindPerson();
  const { id, at, userId } = entry;
  const { text, notes, tone, ...about } = actionWords(entry, format);
  const place = placeOf(about);
  const who =
    userId === null
      ? `${t('activity.linkHolder')}, ${t('activity.unchecked')}`
      : isolate(nameOf(userId, find(userId)));
  return (
    <Entry
      mark={<PhotoOf userId={userId} />}
      title={<Toned tone={tone}>{text}</Toned>}
      notes={[who, format.dateTime(at), ...notes]}
      action={
        place && (
          <Button
            kind="secondary"
            size="small"
            aria-label={t(about.caseId === null ? 'activity.open' : 'activity.openCase', {
              time: format.dateTime(at),
              end: id.slice(-6),
            })}
            onClick={() => goTo(place)}
          >
            {t(about.caseId === null ? 'activity.openShort' : 'activity.openShortCase')}
          </Button>
        )
      }
    />
  );
}

/** The activity where there is no room for a table. */
export function ActivityEntries({ entries }: { entries: Iterable<ActivityEntry> }) {
  return (
    <Entries label={t('activity.table')}>
      {Array.from(entries, (entry) => (
        <Line key={entry.id} entry={entry} />
      ))}
    </Entries>
  );
}
