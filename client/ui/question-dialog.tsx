import { ModalBasicLayout, ModalContent, ModalHeader, Text } from '@vibe/core';
import { Dialog } from './dialog.tsx';
import { DialogFooter } from './dialog-footer.tsx';
import { NoticeBox } from './notice-box.tsx';
import styles from './question-dialog.module.css';

interface QuestionDialogProps {
  id: string;
  title: string;
  /** The subject and the consequences, a paragraph each. */
  lines: readonly string[];
  /** The last failure; null without one. */
  failure: string | null;
  yes: string;
  no: string;
  isBusy: boolean;
  onYes(): void;
  onClose(): void;
}

/** Asks before something is done that cannot be undone. */
export function QuestionDialog(props: QuestionDialogProps) {
  const { id, title, lines, failure, yes, no, isBusy, onYes, onClose } = props;
  return (
    <Dialog closeButtonAriaLabel={no} id={id} onClose={onClose} size="small">
      <ModalBasicLayout>
        <ModalHeader title={title} />
        <ModalContent>
          <div className={styles.lines}>
            {lines.map((line) => (
              <Text key={line} type="text1" ellipsis={false}>
                {line}
              </Text>
            ))}
            {failure && (
              <NoticeBox kind="negative" role="alert">
                {failure}
              </NoticeBox>
            )}
          </div>
        </ModalContent>
      </ModalBasicLayout>
      <DialogFooter yes={yes} onYes={onYes} isBusy={isBusy} no={no} onNo={onClose} />
    </Dialog>
  );
}
