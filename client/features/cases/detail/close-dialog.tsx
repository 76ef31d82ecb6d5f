import { AttentionBox, ModalBasicLayout, ModalContent, ModalHeader, Text } from '@vibe/core';
import { useState } from 'react';
import type { CaseSection, RevocationCase } from '../../../../server/contract/case.ts';
import { ServerProblem } from '../../../api/errors.ts';
import { useSession } from '../../../api/get-session.ts';
import { useOnce } from '../../../api/use-once.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { Box } from '../../../ui/box.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { FieldSet } from '../../../ui/field-set.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { dropUnsaved, useUnsavedText } from '../../../ui/unsaved.ts';
import type { CaseWords } from '../case-words.ts';
import { useChangeCase } from './change-case.ts';
import styles from './close-dialog.module.css';
import { sectionName } from './section-names.ts';
import { SectionProof } from './section-proof.tsx';
import { remainsAtProvider, type Unfinished, unfinishedSections } from './unfinished.ts';

interface CloseDialogProps {
  of: RevocationCase;
  words: CaseWords;
  onClose(): void;
}

function UnfinishedList(props: {
  unfinished: readonly Unfinished[];
  ticked: readonly string[];
  words: CaseWords;
  onToggle(id: string): void;
}) {
  const { unfinished, ticked, words, onToggle } = props;
  return (
    <FieldSet legend={t('case.history.closeOpen')}>
      {unfinished.map(({ section, openSteps, reconnected }) => (
        <div key={section.id} className={styles.section}>
          <Box
            label={sectionName(section, words)}
            isChecked={ticked.includes(section.id)}
            onChange={() => onToggle(section.id)}
          />
          <div className={styles.notes}>
            <Text type="text2" color="secondary" ellipsis={false}>
              {[
                openSteps > 0 && t('case.history.openSteps', { count: openSteps }),
                reconnected > 0 && t('case.history.reconnected', { count: reconnected }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <SectionProof section={section} words={words} />
          </div>
        </div>
      ))}
    </FieldSet>
  );
}

/** Result of the other sections: closing adds nothing to it. */
function Proven({ sections, words }: { sections: readonly CaseSection[]; words: CaseWords }) {
  if (sections.length === 0) return null;
  return (
    <div className={styles.remains}>
      <Text type="text2" weight="bold" ellipsis={false}>
        {t('case.history.proven')}
      </Text>
      {sections.map((section) => (
        <div key={section.id}>
          <Text type="text2" weight="medium" ellipsis={false}>
            {sectionName(section, words)}
          </Text>
          <SectionProof section={section} words={words} />
        </div>
      ))}
    </div>
  );
}

function Remains({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { open, unseen } = remainsAtProvider(of);
  const { number } = words.format;
  const lines = [
    open > 0 && t('case.history.remainsProvider', { count: open, number: number(open) }),
    unseen > 0 && t('case.history.remainsUnseen', { count: unseen, number: number(unseen) }),
    t('case.history.remainsMonday'),
  ].filter((line) => line !== false);
  return (
    <div className={styles.remains}>
      <Text type="text2" weight="bold" ellipsis={false}>
        {t('case.history.remains')}
      </Text>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** Closes a case section by section: what is open must be named, and what remains is said. */
export function CloseDialog({ of, words, onClose }: CloseDialogProps) {
  const { role } = useSession();
  const closing = useChangeCase(of.id);
  const send = useOnce(closing);
  const unfinished = unfinishedSections(of);
  const finished = of.sections.filter(
    ({ id, proof }) => proof && !unfinished.some(({ section }) => section.id === id),
  );
  const [ticked, setTicked] = useState<string[]>([]);
  // Closing the dialog keeps it: the next time it is there again.
  const noteKey = `${of.id}/closing`;
  const [note, setNote] = useUnsavedText(noteKey, t('case.history.note'), '', true);
  const [isShown, setShown] = useState(false);
  const isReady = unfinished.every(({ section }) => ticked.includes(section.id));
  const toggle = (id: string) =>
    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
  const close = () => {
    if (!isReady) return;
    send(
      {
        kind: 'close',
        leaveOpen: unfinished.map(({ section }) => section.id),
        note: note.trim() || null,
        ...(isShown && { visibility: 'people' }),
      },
      () => {
        dropUnsaved(noteKey);
        announce(t('case.history.closed'));
        onClose();
      },
    );
  };
  const reason = closing.error instanceof ServerProblem ? closing.error.reason : null;
  const isNotCounted = reason === 'case-not-counted';
  const isOutdated = isNotCounted || reason === 'case-still-open';
  return (
    <Dialog
      closeButtonAriaLabel={t('case.history.cancel')}
      id="close-case"
      onClose={onClose}
      size="medium"
    >
      <ModalBasicLayout>
        <ModalHeader title={t('case.history.closeTitle')} />
        <ModalContent>
          <div className={styles.content}>
            {unfinished.length === 0 ? (
              <Text type="text1" ellipsis={false}>
                {t('case.history.closeClean')}
              </Text>
            ) : (
              <UnfinishedList
                unfinished={unfinished}
                ticked={ticked}
                words={words}
                onToggle={toggle}
              />
            )}
            <Proven sections={finished} words={words} />
            <Remains of={of} words={words} />
            <TextArea
              label={t('case.history.note')}
              hint={t('case.history.noteHint')}
              fault={null}
              value={note}
              maxLength={2000}
              onChange={setNote}
            />
            {role === 'admin' && of.visibility === 'admins' && (
              <Box
                label={t('case.history.showPeople')}
                isChecked={isShown}
                onChange={() => setShown(!isShown)}
              />
            )}
            {closing.error && (
              <div role={isOutdated ? 'alert' : undefined}>
                <AttentionBox
                  type={isOutdated ? 'warning' : 'negative'}
                  animate={false}
                  text={
                    isNotCounted
                      ? t('case.history.notCounted')
                      : whyFailed(closing.error, t('case.history.failed'))
                  }
                />
              </div>
            )}
            {!isReady && (
              <Text type="text2" color="secondary" ellipsis={false}>
                {t('case.history.tickFirst')}
              </Text>
            )}
          </div>
        </ModalContent>
      </ModalBasicLayout>
      <DialogFooter
        yes={t('case.history.close')}
        onYes={close}
        isBusy={closing.isPending}
        isDisabled={!isReady}
        no={t('case.history.cancel')}
        onNo={onClose}
      />
    </Dialog>
  );
}
