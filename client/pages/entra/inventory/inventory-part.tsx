import { Button } from '@vibe/core';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { ProgressBar, ProgressLine } from '../../../ui/progress-bar.tsx';
import { Section } from '../../../ui/section.tsx';
import { readingWords } from '../directory/inventory-words.ts';
import { Found } from './found.tsx';
import styles from './inventory.module.css';
import { type InventoryState, useInventory } from './use-inventory.ts';

interface ProgressProps {
  state: InventoryState;
  onCancel(): void;
}

function Progress({ state, onCancel }: ProgressProps) {
  const { phase, reading, waitSeconds } = state;
  if (phase === 'signingIn') return <p role="status">{t('entra.signingIn')}</p>;
  if (phase !== 'reading' || !reading) return null;
  return (
    <ProgressLine>
      <ProgressBar
        label={t('entraInventory.reading.label')}
        done={reading.done}
        all={reading.all}
      />
      <span>
        {waitSeconds === null
          ? readingWords(reading)
          : t('entraInventory.reading.wait', { count: waitSeconds })}
      </span>
      <Button kind="tertiary" size="small" onClick={onCancel}>
        {t('entraInventory.cancel')}
      </Button>
    </ProgressLine>
  );
}

interface InventoryPartProps {
  session: EntraSession;
  /** Null: whichever the account belongs to. */
  organization: EntraSession['organizations'][number] | null;
}

/** One organization: sign in there, read, and what was found. */
export function InventoryPart({ session, organization }: InventoryPartProps) {
  const inventory = useInventory(session, organization?.id ?? null);
  const { state, start, cancel } = inventory;
  const title = organization?.name ?? t('entraInventory.other.title');
  const name = isolate(title);
  const isRead = state.inventory !== null;
  const isBusy = state.phase === 'reading';
  return (
    <Section title={title} isCard>
      <div className={styles.part}>
        {!organization && <p className={styles.screen}>{t('entraInventory.other.about')}</p>}
        <div className={`${styles.line} ${styles.screen}`}>
          {!isBusy && (
            <Button
              onClick={() => start()}
              kind={isRead ? 'secondary' : 'primary'}
              aria-label={t(isRead ? 'entraInventory.againIn' : 'entraInventory.startIn', {
                organization: name,
              })}
            >
              {t(isRead ? 'entraInventory.again' : 'entraInventory.start')}
            </Button>
          )}
          <Progress state={state} onCancel={cancel} />
        </div>
        {state.fault && (
          <NoticeBox kind="negative" role="alert">
            {state.fault}
          </NoticeBox>
        )}
        {state.inventory && <Found session={session} of={inventory} found={state.inventory} />}
      </div>
    </Section>
  );
}
