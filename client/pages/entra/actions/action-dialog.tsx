import { Button, ModalBasicLayout, ModalContent, ModalHeader } from '@vibe/core';
import { useState } from 'react';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import { browserFormat } from '../../../i18n/format.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { ProgressBar, ProgressLine } from '../../../ui/progress-bar.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import styles from './action.module.css';
import type { Plan, Target } from './action.ts';
import { ActionResult } from './action-result.tsx';
import { type ActionId, actions } from './action-table.ts';
import { useAction } from './use-action.ts';

interface ActionDialogProps {
  session: EntraSession;
  id: ActionId;
  target: Target;
  /** @param hasRun something may have changed */
  onClose(hasRun: boolean): void;
}

/** So many names of a plan are shown; the number says how many there are. */
const namesShown = 20;

const wordsOf = ({ appName, person }: Target) => ({
  app: isolate(appName),
  person: isolate(person?.name ?? ''),
});

/** Shows what would be done, to whom, what it does not do, and what Microsoft is asked for. */
function DryRun({ id, target, plan }: { id: ActionId; target: Target; plan: Plan }) {
  const format = browserFormat();
  const names = [...new Set(plan.items.map(({ label }) => label))];
  const count = plan.items.length;
  return (
    <div className={styles.part}>
      <p>{t(`entraActions.does.${id}`, wordsOf(target))}</p>
      <p>
        <strong>{t('entraActions.changes', { count, number: format.number(count) })}</strong>{' '}
        {plan.people === null
          ? t('entraActions.everyone')
          : t('entraActions.people', { count: plan.people, number: format.number(plan.people) })}
      </p>
      {names.length > 0 && (
        <p>
          {names.slice(0, namesShown).map(isolate).join(', ')}
          {names.length > namesShown && ` +${format.number(names.length - namesShown)}`}
        </p>
      )}
      <p>{t(`entraActions.doesNot.${id}`, wordsOf(target))}</p>
      <p>
        {t('entraActions.asks', { scopes: format.list(actions[id].scopes) })}{' '}
        {t(`entraActions.role.${id === 'revokeSessions' ? 'users' : 'apps'}`)}
      </p>
    </div>
  );
}

/** One action: its dry run, its confirmation, its progress, and what came of it. */
export function ActionDialog({ session, id, target, onClose }: ActionDialogProps) {
  const { state, plan: planAgain, run, stop, lookAgain } = useAction({ session, id, target });
  const [typed, setTyped] = useState('');
  const { phase, plan, results, fault, waitSeconds } = state;
  const title = t(`entraActions.title.${id}`, wordsOf(target));
  const hitsMany = plan !== null && (plan.people === null || plan.people > 1);
  const isTyped = !hitsMany || typed.trim() === target.appName.trim();
  const isEmpty = plan !== null && plan.items.length === 0 && plan.last === null;
  const hasRun = results.length > 0;
  const isBusy = phase === 'running' || phase === 'confirming';
  const close = () => {
    stop();
    onClose(hasRun);
  };
  return (
    <Dialog
      id="entra-action"
      size="medium"
      closeButtonAriaLabel={t('entraActions.close')}
      onClose={close}
    >
      <ModalBasicLayout>
        <ModalHeader title={title} />
        <ModalContent>
          <div className={styles.part}>
            {phase === 'planning' && !fault && <p role="status">{t('entraActions.planning')}</p>}
            {plan && !hasRun && !isEmpty && <DryRun id={id} target={target} plan={plan} />}
            {isEmpty && !hasRun && <p role="status">{t('entraActions.nothing')}</p>}
            {phase === 'planned' && hitsMany && !isEmpty && (
              <TextInput
                label={t('entraActions.type', { name: target.appName })}
                hint={t('entraActions.typeHint')}
                fault={null}
                value={typed}
                onChange={setTyped}
                autoComplete="off"
              />
            )}
            {phase === 'signingIn' && <p role="status">{t('entra.signingIn')}</p>}
            {isBusy && plan && (
              <ProgressLine>
                <ProgressBar
                  label={title}
                  {...(phase === 'running' && {
                    done: results.length,
                    all: plan.items.length + Number(plan.last !== null),
                  })}
                />
                <span>
                  {phase === 'confirming'
                    ? t('entraActions.confirming', { count: waitSeconds ?? 0 })
                    : waitSeconds === null
                      ? t('entraActions.running')
                      : t('entraInventory.reading.wait', { count: waitSeconds })}
                </span>
                {phase === 'running' && (
                  <Button kind="tertiary" size="small" onClick={stop}>
                    {t('entraActions.stop')}
                  </Button>
                )}
              </ProgressLine>
            )}
            {fault && (
              <NoticeBox kind="negative" role="alert">
                {fault}
              </NoticeBox>
            )}
            {hasRun && <ActionResult state={state} id={id} />}
          </div>
        </ModalContent>
      </ModalBasicLayout>
      {hasRun || isEmpty ? (
        <DialogFooter
          yes={t('entraActions.close')}
          onYes={close}
          {...(phase === 'finished' &&
            plan?.expects &&
            state.confirmation?.at == null && {
              no: t('entraActions.lookAgain'),
              onNo: () => void lookAgain(),
            })}
        />
      ) : (
        <DialogFooter
          yes={t(plan || !fault ? `entraActions.do.${id}` : 'ui.retry')}
          isBusy={phase === 'signingIn'}
          isDisabled={(plan === null && !fault) || !isTyped}
          onYes={() => void (plan ? run() : planAgain())}
          no={t('entraActions.leave')}
          onNo={close}
        />
      )}
    </Dialog>
  );
}
