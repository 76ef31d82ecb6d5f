import type { Connection } from '../../../server/contract/connection.ts';
import { t } from '../../i18n/translate.ts';
import type { FindPerson } from '../../monday/people/people-context.ts';
import { Clip } from '../../ui/clip.tsx';
import { nameOf, PersonCell } from '../../ui/people/person-cell.tsx';

type Owned = Pick<Connection, 'userId' | 'accountType'>;

/** True for the app's own access, which belongs to no person. */
export const isTheApps = ({ accountType }: Pick<Owned, 'accountType'>): boolean =>
  accountType === 'app';

/** Returns whose connection it is: a person's, the app's own, or of a person who is not known. */
export function ownerName({ userId, accountType }: Owned, find: FindPerson): string {
  if (isTheApps({ accountType })) return t('people.app');
  return nameOf(userId, userId === null ? { status: 'unknown' } : find(userId));
}

/** The owner of a connection; a person by photo and name. */
export function OwnerCell({ connection }: { connection: Owned }) {
  if (isTheApps(connection)) return <Clip text={t('people.app')} />;
  return <PersonCell userId={connection.userId} />;
}
