import { Button } from '@vibe/core';
import type { ReactNode } from 'react';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { useFindPerson } from '../../monday/people/people-context.ts';
import { Entry } from '../../ui/entries.tsx';
import { nameOf, PersonCell, PhotoOf } from '../../ui/people/person-cell.tsx';
import { CellLink } from '../../ui/table/cell-link.tsx';

/** A person by photo and name; opens the person's own screen. */
export function PersonLink({ userId }: { userId: string }) {
  const { filters } = usePlace();
  return (
    <CellLink
      end={t('peopleList.linkEnd', { id: userId })}
      onOpen={() => goTo({ tab: 'people', id: userId, filters })}
    >
      <PersonCell userId={userId} />
    </CellLink>
  );
}

interface PersonEntryProps {
  userId: string;
  /** Labels of the user and of the connections. */
  labels?: ReactNode;
  notes?: readonly string[];
  lines?: readonly string[];
}

/** A person where there is no room for a table. */
export function PersonEntry({ userId, ...about }: PersonEntryProps) {
  const { filters } = usePlace();
  const name = nameOf(userId, useFindPerson()(userId));
  return (
    <Entry
      mark={<PhotoOf userId={userId} />}
      title={name}
      {...about}
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
