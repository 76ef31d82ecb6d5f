import '../../../i18n/load/case-steps-texts.ts';
import { useState } from 'react';
import type { CaseStep } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { linesOf } from '../../../ui/states/error-lines.ts';
import { TextLine } from '../../../ui/text-line.tsx';
import { trackSaving } from '../../../ui/unsaved.ts';
import { useStepActions } from './step-context.ts';

interface AllAtOnceProps {
  steps: readonly CaseStep[];
  onDone(): void;
}

/** Completes what one person did in one go; steps that ask for an answer are ways of their own. */
export function AllAtOnce({ steps, onDone }: AllAtOnceProps) {
  const { change, whyFixed } = useStepActions();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const open = steps.filter(({ state }) => state === 'open');
  const isAsked = steps.some(({ asksOutcome }) => asksOutcome);
  if (whyFixed !== null || isAsked || (open.length < 2 && !isBusy)) return null;
  const completeAll = async (): Promise<boolean> => {
    for (const step of open) await change(step, { state: 'done' });
    return true;
  };
  const onClick = async () => {
    setBusy(true);
    setFault(null);
    const saved = completeAll();
    trackSaving(saved.catch(() => false));
    try {
      await saved;
      announce(t('caseSteps.own.allSaved'));
      onDone();
    } catch (error) {
      setFault(linesOf(error).join(' '));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div>
        <BusyButton kind="secondary" size="small" isBusy={isBusy} onClick={onClick}>
          {t('caseSteps.own.all')}
        </BusyButton>
      </div>
      {fault && (
        <div role="alert">
          <TextLine>{`${t('caseSteps.own.allFailed')} ${fault}`}</TextLine>
        </div>
      )}
    </>
  );
}
