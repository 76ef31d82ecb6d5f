import { Button } from '@vibe/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SectionTold } from '../../../server/contract/case-link.ts';
import { browserFormat } from '../../i18n/format.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { announce } from '../../ui/announce.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { moveFocus } from '../../ui/move-focus.ts';
import { NoticeBox } from '../../ui/notice-box.tsx';
import { linesOf } from '../../ui/states/error-lines.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { dropUnsaved, useUnsavedText } from '../../ui/unsaved.ts';
import styles from './told-part.module.css';

/** The holder's word on a section as a whole, and how that is saved. */
export interface Telling {
  told: SectionTold | null;
  /** @throws what the call throws */
  tell(what: { told: 'blocked'; note: string } | { told: 'none' }): Promise<void>;
}

interface ToldPartProps extends Telling {
  sectionId: string;
  /** The title of the section. */
  title: string;
}

const longestReason = 2000;

/** Tells that the holder of the link cannot do a section, with the reason, or withdraws that. */
export function ToldPart({ sectionId, title, told, tell }: ToldPartProps) {
  const key = `${sectionId}/cannot`;
  const [reason, setReason] = useUnsavedText(key, t('caseLink.cannot.of', { title }), '');
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const part = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isAsked) moveFocus(field.current);
  }, [isAsked]);
  const close = () => {
    dropUnsaved(key);
    setAsked(false);
    moveFocus(part.current);
  };
  const save = async (what: Parameters<typeof tell>[0]) => {
    setBusy(true);
    setFault(null);
    try {
      await tell(what);
      announce(t(what.told === 'none' ? 'caseLink.cannot.takenBack' : 'caseLink.cannot.saved'));
      close();
    } catch (error) {
      setFault([t('caseLink.cannot.failed'), ...linesOf(error)].join(' '));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const note = reason.trim();
    if (note) return void save({ told: 'blocked', note });
    setFault(t('caseLink.cannot.missing'));
    moveFocus(field.current);
  };
  return (
    <div ref={part} tabIndex={-1} className={styles.part}>
      {told?.kind === 'blocked' && (
        <NoticeBox kind="warning" title={t('caseLink.cannot.told')}>
          {t('caseLink.cannot.by', {
            name: isolate(told.saidToBe),
            time: browserFormat().dateTime(told.at),
            note: isolate(told.note ?? ''),
          })}
        </NoticeBox>
      )}
      {isAsked ? (
        <form className={styles.form} onSubmit={submit} noValidate>
          <TextArea
            ref={field}
            label={t('caseLink.cannot.why')}
            value={reason}
            onChange={setReason}
            hint={t('caseLink.cannot.hint')}
            fault={fault}
            maxLength={longestReason}
          />
          <div className={styles.buttons}>
            <BusyButton type="submit" size="small" isBusy={isBusy}>
              {t('caseLink.cannot.send')}
            </BusyButton>
            <Button kind="tertiary" size="small" onClick={close}>
              {t('caseSteps.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.buttons}>
          {told?.kind === 'blocked' ? (
            <BusyButton
              kind="secondary"
              size="small"
              isBusy={isBusy}
              onClick={() => save({ told: 'none' })}
            >
              {t('caseLink.cannot.takeBack')}
            </BusyButton>
          ) : (
            <Button
              kind="secondary"
              size="small"
              aria-label={t('caseLink.cannot.of', { title })}
              onClick={() => setAsked(true)}
            >
              {t('caseLink.cannot.button')}
            </Button>
          )}
          {fault && <p role="alert">{fault}</p>}
        </div>
      )}
    </div>
  );
}
