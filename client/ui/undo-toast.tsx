import '../i18n/load/ui-texts.ts';
import { Toast } from '@vibe/core';
import { useCallback, useEffect, useState } from 'react';
import { t } from '../i18n/translate.ts';
import { usePlace } from '../monday/location.ts';
import { dropUndo, type UndoOffer } from './undo.ts';
import styles from './undo-toast.module.css';

type Phase = 'offered' | 'busy' | 'done' | 'failed';

/** A text field has an undo of its own. */
const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea, [contenteditable="true"]');

/** Calls back when the keys for undo are pressed. */
function useUndoKeys(onUndo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
      if (!isUndo || isTyping(event.target)) return;
      event.preventDefault();
      onUndo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onUndo]);
}

/** Ends the offer when another page is opened: what is undone must be seen. */
function useSamePage(): void {
  const { tab, id } = usePlace();
  const [page] = useState(`${tab}/${id}`);
  useEffect(() => {
    if (`${tab}/${id}` !== page) dropUndo();
  }, [tab, id, page]);
}

/**
 * Says what was done, with a button that undoes it. It stays until it is closed: no one has to be quick.
 */
export default function UndoToast({ offer }: { offer: UndoOffer }) {
  const [phase, setPhase] = useState<Phase>('offered');
  const undo = useCallback(() => {
    setPhase('busy');
    void offer.undo().then((isDone) => setPhase(isDone ? 'done' : 'failed'));
  }, [offer]);
  const onUndo = useCallback(() => {
    if (phase === 'offered') undo();
  }, [phase, undo]);
  useUndoKeys(onUndo);
  useSamePage();
  return (
    <Toast
      open
      className={styles.toast}
      type={phase === 'failed' ? 'negative' : 'normal'}
      loading={phase === 'busy'}
      actions={
        phase === 'offered' ? [{ type: 'button', content: t('ui.undo.do'), onClick: undo }] : []
      }
      closeable
      closeButtonAriaLabel={t('ui.undo.close')}
      onClose={dropUndo}
    >
      {phase === 'done' || phase === 'failed' ? t(`ui.undo.${phase}`) : offer.text}
    </Toast>
  );
}
