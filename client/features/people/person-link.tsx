import { t } from '../../i18n/translate.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { PersonCell } from '../../ui/people/person-cell.tsx';
import { CellLink } from '../../ui/table/cell-link.tsx';

/** A person by photo and name; opens the person's own screen. */
export function PersonLink({ userId }: { userId: string }) {
  const { filters } = usePlace();
  return (
    <CellLink
      id={`of-person-${userId}`}
      end={t('peopleList.linkEnd', { id: userId })}
      onOpen={() => goTo({ tab: 'people', id: userId, filters })}
    >
      <PersonCell userId={userId} />
    </CellLink>
  );
}
