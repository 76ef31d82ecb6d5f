import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import { t } from '../../../i18n/translate.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { deletedWords } from './inventory-words.ts';
import type { Inventory } from './read-inventory.ts';
import type { useInventory } from './use-inventory.ts';

interface DeletedAppsProps {
  session: EntraSession;
  of: ReturnType<typeof useInventory>;
  found: Inventory;
}

/** Apps in the bin, which come back with the next consent. */
export function DeletedApps({ found }: DeletedAppsProps) {
  const { deleted } = found;
  if (deleted === null || deleted.length === 0) return null;
  return (
    <div>
      <h3>{t('entraInventory.deleted.title')}</h3>
      <p>{t('entraInventory.deleted.about')}</p>
      <Entries label={t('entraInventory.deleted.title')}>
        {deleted.map((app) => (
          <Entry key={app.id} title={app.name} notes={[deletedWords(app)]} />
        ))}
      </Entries>
    </div>
  );
}
