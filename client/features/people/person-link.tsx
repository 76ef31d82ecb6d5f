import { Clickable, HiddenText } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { PersonCell } from '../../ui/people/person-cell.tsx';
import styles from './person-link.module.css';

/** A person by photo and name; opens the person's own screen. */
export function PersonLink({ userId }: { userId: string }) {
  const { filters } = usePlace();
  return (
    <Clickable className={styles.link} onClick={() => goTo({ tab: 'people', id: userId, filters })}>
      <PersonCell userId={userId} />
      {/* Two people may have the same name: the names of two buttons must differ. */}
      <HiddenText id={`of-person-${userId}`} text={t('peopleList.linkEnd', { id: userId })} />
    </Clickable>
  );
}
