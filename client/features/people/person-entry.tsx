import { Button } from '@vibe/core';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { Entry } from '../../ui/entries.tsx';
import { nameOf } from '../../ui/people/person-cell.tsx';

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
