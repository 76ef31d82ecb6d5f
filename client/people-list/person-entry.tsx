import { Button } from '@vibe/core';
import { goTo, usePlace } from '../monday/location.ts';
import { Entry } from '../parts/entries.tsx';
import { useFindPerson } from '../people/people-context.ts';
import { nameOf } from '../people/person-cell.tsx';
import { isolate, t } from '../text/text.ts';

interface PersonEntryProps {
  userId: string;
  notes: readonly string[];
}

/** A person where there is no room for a table. */
export function PersonEntry({ userId, notes }: PersonEntryProps) {
  const { filters } = usePlace();
  const name = nameOf(userId, useFindPerson()(userId));
  return (
    <Entry
      title={name}
      notes={notes}
      action={
        <Button
          kind="secondary"
          size="small"
          aria-label={t('peopleList.open', { person: isolate(name), id: userId })}
          onClick={() => goTo({ tab: 'people', id: userId, filters })}
        >
          {t('peopleList.openShort')}
        </Button>
      }
    />
  );
}
