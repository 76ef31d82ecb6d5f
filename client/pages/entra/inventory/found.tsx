import { Button } from '@vibe/core';
import { useCallback, useEffect, useRef } from 'react';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import { browserFormat } from '../../../i18n/format.ts';
import { t } from '../../../i18n/translate.ts';
import { moveFocus } from '../../../ui/move-focus.ts';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { ActionButtons } from '../actions/action-buttons.tsx';
import { foundWords } from '../directory/inventory-words.ts';
import type { Inventory } from '../directory/read-inventory.ts';
import { AppDetail } from './app-detail.tsx';
import { AppTable } from './app-table.tsx';
import { DeletedApps } from './deleted-apps.tsx';
import styles from './inventory.module.css';
import { inventoryFile } from './inventory-file.ts';
import { KeepLine } from './keep-line.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { helpersOf } from './target-of.ts';
import type { useInventory } from './use-inventory.ts';
import { useOpenApp } from './use-open-app.ts';

interface FoundProps {
  session: EntraSession;
  of: ReturnType<typeof useInventory>;
  found: Inventory;
}

/** Lists what could not be read, or not to the end. */
function gapsOf(found: Inventory): string[] {
  const partly = found.apps.filter(({ isWhole }) => !isWhole);
  return [
    !found.isAppsWhole && t('entraInventory.gap.apps'),
    partly.length > 0 &&
      t('entraInventory.gap.permissions', {
        apps: browserFormat().list(partly.map(({ name }) => name)),
      }),
    !found.isPeopleWhole && t('entraInventory.gap.people'),
    found.deleted === null && t('entraInventory.gap.deleted'),
  ].filter((gap) => gap !== false);
}

/** Shows what an inventory found, so far or whole: apps, and the people of the one that is opened. */
export function Found({ session, of, found }: FoundProps) {
  const { state } = of;
  const top = useRef<HTMLDivElement>(null);
  const goToTop = useCallback(() => moveFocus(top.current), []);
  const { openId, open, close, drop } = useOpenApp(found.organization.id, goToTop);
  const opened = found.apps.find(({ id }) => id === openId);
  const connections = state.connections ?? [];
  const isWhole = state.phase === 'whole';
  const isOpenedGone = isWhole && openId !== null && !opened;
  useEffect(() => {
    // It was deleted: what brings it back does not open it.
    if (isOpenedGone) drop();
  }, [isOpenedGone, drop]);
  const gaps = isWhole ? gapsOf(found) : [];
  return (
    <>
      <div className={`${styles.part} ${styles.screen}`} ref={top} tabIndex={-1}>
        <p>
          <strong>{isWhole ? foundWords(found) : t('entraInventory.soFar')}</strong>{' '}
          {!isWhole && foundWords(found)}{' '}
          {t('entraInventory.readAt', { time: browserFormat().time(found.readAt) })}
        </p>
        {gaps.length > 0 && (
          <NoticeBox kind="warning" title={t('entraInventory.gap.title')}>
            {gaps.join(' ')}
          </NoticeBox>
        )}
        {opened ? (
          <AppDetail
            key={opened.id}
            {...{ session, of, found, app: opened, connections }}
            onClose={close}
          />
        ) : (
          <>
            <AppTable
              apps={found.apps}
              connections={connections}
              knownScopes={session.knownScopes}
              onOpen={open}
            />
            <DeletedApps {...{ session, of, found, connections }} />
            {isWhole && (
              <>
                <div className={styles.line}>
                  <Button
                    kind="secondary"
                    size="small"
                    onClick={() => {
                      const file = inventoryFile(found, connections, session);
                      saveFile(file.blob, file.name);
                    }}
                  >
                    {t('entraInventory.csv')}
                  </Button>
                  <Button kind="secondary" size="small" onClick={() => window.print()}>
                    {t('entraInventory.print')}
                  </Button>
                </div>
                <KeepLine session={session} found={found} connections={connections} />
                <h3>{t('entraActions.helpers.title')}</h3>
                <p>{t('entraActions.helpers.about')}</p>
                <ActionButtons
                  session={session}
                  about="helpers"
                  target={helpersOf({ session, found, connections })}
                  onRun={() => {}}
                />
              </>
            )}
          </>
        )}
      </div>
      {isWhole && <PrintSheet {...{ found, connections, knownScopes: session.knownScopes }} />}
    </>
  );
}
