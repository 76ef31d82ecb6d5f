import { useMemo } from 'react';
import type { ActivityEntry } from '../../../server/contract/activity.ts';
import { t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { Clip } from '../../ui/clip.tsx';
import { PersonCell } from '../../ui/people/person-cell.tsx';
import { CellLink } from '../../ui/table/cell-link.tsx';
import type { Column } from '../../ui/table/column.ts';
import { Toned } from '../../ui/tone-label.tsx';
import { actionWords, placeOf } from './activity-words.ts';

function ActionCell({ entry }: { entry: ActivityEntry }) {
  const format = useFormat();
  const { text, notes, tone, ...about } = actionWords(entry, format);
  const place = placeOf(about);
  const words = (
    <Toned tone={tone}>
      <Clip text={text} secondary={notes.join(' · ')} />
    </Toned>
  );
  if (place === null) return words;
  return (
    <CellLink
      end={t(about.caseId === null ? 'activity.linkEnd' : 'activity.linkEndCase', {
        time: format.dateTime(entry.at),
        end: entry.id.slice(-6),
      })}
      onOpen={() => goTo(place)}
    >
      {words}
    </CellLink>
  );
}

function WhoCell({ userId }: { userId: string | null }) {
  if (userId !== null) return <PersonCell userId={userId} />;
  return <Clip text={t('activity.linkHolder')} secondary={t('activity.unchecked')} />;
}

/** The columns of the activity. */
export function useColumns(): Column<ActivityEntry>[] {
  const format = useFormat();
  return useMemo(
    (): Column<ActivityEntry>[] => [
      {
        id: 'when',
        title: t('activity.column.when'),
        width: 136,
        cell: ({ at }) => <Clip text={format.date(at)} secondary={format.time(at)} />,
      },
      {
        id: 'who',
        title: t('activity.column.who'),
        width: { min: 180, max: '1fr' },
        cell: ({ userId }) => <WhoCell userId={userId} />,
      },
      {
        id: 'what',
        title: t('activity.column.what'),
        width: { min: 280, max: '2.4fr' },
        cell: (entry) => <ActionCell entry={entry} />,
      },
    ],
    [format],
  );
}
