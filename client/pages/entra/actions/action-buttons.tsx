import { Button } from '@vibe/core';
import { useState } from 'react';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import styles from './action.module.css';
import type { Action, Target } from './action.ts';
import { ActionDialog } from './action-dialog.tsx';
import { type ActionId, offered } from './action-table.ts';

interface ActionButtonsProps {
  session: EntraSession;
  about: Action['about'];
  target: Target;
  /** Something may have changed: what is shown is read again. */
  onRun(): void;
}

/** Offers what can be done about something, or what to set up for it. */
export function ActionButtons({ session, about, target, onRun }: ActionButtonsProps) {
  const [open, setOpen] = useState<ActionId | null>(null);
  if (session.signIn.actingClientId === null) return <p>{t('entraActions.off')}</p>;
  const ids = offered(about, target);
  const name = isolate(target.person?.name ?? target.appName);
  return (
    <div className={styles.line}>
      {ids.map((id) => (
        <Button
          key={id}
          kind="secondary"
          size="small"
          aria-label={`${t(`entraActions.do.${id}`)}: ${name}`}
          onClick={() => setOpen(id)}
        >
          {t(`entraActions.do.${id}`)}
        </Button>
      ))}
      {open && (
        <ActionDialog
          session={session}
          id={open}
          target={target}
          onClose={(hasRun) => {
            setOpen(null);
            if (hasRun) onRun();
          }}
        />
      )}
    </div>
  );
}
