import { Tab, TabList } from '@vibe/core';
import { lazy, Suspense, useRef } from 'react';
import type { Role } from '../../server/contract/common.ts';
import { useSession } from '../api/get-session.ts';
import { exportJob, shownPanel } from '../export/export-job.ts';
import { t } from '../i18n/translate.ts';
import { goTo, usePlace } from '../monday/location.ts';
import { surfaceOf } from '../monday/surface.ts';
import { casesTab } from '../navigation/start-revocation.ts';
import { AttentionBox } from '../ui/attention-box.tsx';
import { RenderLazyScreen } from '../ui/lazy-screen.tsx';
import { LiveRegion } from '../ui/live-region.tsx';
import { ScreenSkeleton } from '../ui/screen-skeleton.tsx';
import { OfflineNotice } from '../ui/states/offline-notice.tsx';
import { useUndoOffer } from '../ui/undo.ts';
import { CasesTitle } from './cases-title.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { firstScreen, type Screen, screensFor } from './screens.ts';
import styles from './shell.module.css';

const ExportStatus = lazy(() => import('../export/export-status.tsx'));

const UndoToast = lazy(() => import('../ui/undo-toast.tsx'));

const panelId = 'screen';
const tabId = (screen: Screen) => `tab-${screen.id}`;

/** Returns whether the user was an admin when the view opened and is not one now. */
function useLostAdmin(role: Role): boolean {
  const startedAs = useRef(role).current;
  return startedAs === 'admin' && role !== 'admin';
}

function Tabs({ screens, active }: { screens: readonly Screen[]; active: number }) {
  return (
    <nav className={styles.tabs} aria-label={t('shell.tabs')}>
      <TabList
        activeTabId={active}
        onTabChange={(index) => goTo({ tab: screens[index]?.id })}
        tabPanelIds={screens.map(() => panelId)}
      >
        {screens.map((screen) => (
          <Tab key={screen.id} id={tabId(screen)}>
            {screen.id === casesTab ? <CasesTitle title={t(screen.title)} /> : t(screen.title)}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}

/** An export goes on while other screens are looked at; its own panel shows it where it is open. */
function RunningExport() {
  const job = exportJob.use();
  const shown = shownPanel.use();
  if (!job || job.key === shown) return null;
  return (
    <Suspense>
      <ExportStatus job={job} />
    </Suspense>
  );
}

/** Offers to undo what was just done. */
function Undo() {
  const offer = useUndoOffer();
  if (!offer) return null;
  return (
    <Suspense>
      <UndoToast key={offer.id} offer={offer} />
    </Suspense>
  );
}

/** Tabs on top where there is more than one, notices that concern every screen, and the screen. */
export function Shell() {
  const { role } = useSession();
  const { tab, id } = usePlace();
  const isLostAdmin = useLostAdmin(role);
  const screens = screensFor(role);
  const screen =
    screens.find((one) => one.id === tab) ?? firstScreen(role, surfaceOf(window.location.pathname));
  if (!screen) return null;
  const panel = screens.length > 1 && {
    id: panelId,
    role: 'tabpanel',
    'aria-labelledby': tabId(screen),
  };

  return (
    <main className={styles.shell}>
      <LiveRegion />
      <Undo />
      {screens.length > 1 && <Tabs screens={screens} active={screens.indexOf(screen)} />}
      <div className={styles.screen} {...panel}>
        <OfflineNotice />
        <RunningExport />
        {isLostAdmin && (
          <AttentionBox
            type="warning"
            title={t('shell.noLongerAdmin.title')}
            text={t('shell.noLongerAdmin.detail')}
          />
        )}
        <ErrorBoundary key={`${screen.id}/${id}`}>
          <Suspense fallback={<ScreenSkeleton />}>
            {id && screen.detail ? (
              <RenderLazyScreen of={screen.detail} with={{ tab: screen.id, id }} />
            ) : (
              <RenderLazyScreen of={screen.list} with={{}} />
            )}
          </Suspense>
        </ErrorBoundary>
      </div>
    </main>
  );
}
