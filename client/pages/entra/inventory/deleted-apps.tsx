import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { ActionButtons } from '../actions/action-buttons.tsx';
import { deletedWords } from '../directory/inventory-words.ts';
import type { Inventory } from '../directory/read-inventory.ts';
import { targetOf } from './target-of.ts';
import type { useInventory } from './use-inventory.ts';

interface DeletedAppsProps {
  session: EntraSession;
  of: ReturnType<typeof useInventory>;
  found: Inventory;
  connections: readonly InventoryConnection[];
}

/** Apps in the bin, which come back with the next consent. */
export function DeletedApps({ session, of, found, connections }: DeletedAppsProps) {
  const deleted = found.deleted ?? [];
  const about = { session, found, connections };
  const onRun = () => void of.start(true);
  const ours = { appId: session.applicationId, name: session.appName, isOurs: true };
  const isOursAbsent = ![...found.apps, ...deleted].some(({ isOurs }) => isOurs);
  const isThere = (appId: string) => found.apps.some((app) => app.appId === appId);
  if (isOursAbsent) {
    return (
      <div>
        <h3>{t('entraActions.absent.title', { app: isolate(ours.name) })}</h3>
        <p>{t('entraActions.absent.about')}</p>
        <ActionButtons {...{ session, about: 'absent', target: targetOf(about, ours), onRun }} />
      </div>
    );
  }
  if (deleted.length === 0) return null;
  return (
    <div>
      <h3>{t('entraInventory.deleted.title')}</h3>
      <p>{t('entraInventory.deleted.about')}</p>
      <Entries label={t('entraInventory.deleted.title')}>
        {deleted.map((app) => (
          <Entry
            key={app.id}
            title={app.name}
            notes={[deletedWords(app)]}
            action={
              !isThere(app.appId) && (
                <ActionButtons
                  {...{ session, about: 'absent', target: targetOf(about, app), onRun }}
                />
              )
            }
          />
        ))}
      </Entries>
    </div>
  );
}
