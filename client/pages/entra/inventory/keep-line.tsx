import { useState } from 'react';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import { t } from '../../../i18n/translate.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { peopleOf } from '../directory/inventory.ts';
import { faultWords } from '../directory/inventory-words.ts';
import type { Inventory } from '../directory/read-inventory.ts';
import { keepInventory } from '../session/entra-calls.ts';
import styles from './inventory.module.css';

interface KeepLineProps {
  session: EntraSession;
  found: Inventory;
  connections: readonly InventoryConnection[];
}

/** Counts what is kept of an inventory: numbers, no app and no person. */
export function numbersOf({ apps }: Inventory, connections: readonly InventoryConnection[]) {
  const people = new Set(apps.flatMap((app) => app.consents.map(({ personId }) => personId)));
  const onlyAtEntra = apps
    .filter(({ isOurs }) => isOurs)
    .flatMap((app) => peopleOf(app, connections))
    .filter(({ standing }) => standing === 'onlyAtEntra').length;
  return { apps: apps.length, people: people.size, onlyAtEntra };
}

/** Offers to keep that this inventory was made, for the line above the list. */
export function KeepLine({ session, found, connections }: KeepLineProps) {
  const [isBusy, setBusy] = useState(false);
  const [isKept, setKept] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const keep = async () => {
    setBusy(true);
    setFault(null);
    try {
      const numbers = numbersOf(found, connections);
      const { id: organizationId } = found.organization;
      await keepInventory(session.ticket, { organizationId, ...numbers });
      setKept(true);
    } catch (error) {
      setFault(faultWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.line}>
      {isKept ? (
        <span role="status">{t('entraInventory.keep.kept')}</span>
      ) : (
        <>
          <BusyButton kind="secondary" size="small" isBusy={isBusy} onClick={keep}>
            {t('entraInventory.keep.button')}
          </BusyButton>
          <span>{t('entraInventory.keep.about')}</span>
        </>
      )}
      {fault && (
        <NoticeBox kind="negative" role="alert">
          {fault}
        </NoticeBox>
      )}
    </div>
  );
}
