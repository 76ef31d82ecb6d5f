import { ModalBasicLayout, ModalContent, ModalHeader, Text } from '@vibe/core';
import { useRef, useState } from 'react';
import type { BriefConnection } from '../../../../server/contract/brief-connection.ts';
import type { Method, RevocationCase } from '../../../../server/contract/case.ts';
import { useOnce } from '../../../api/use-once.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { moveFocus } from '../../../ui/move-focus.ts';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { dropUnsaved, useUnsavedText } from '../../../ui/unsaved.ts';
import { useChangeCase } from './change-case.ts';
import styles from './close-dialog.module.css';

interface LeaveOutDialogProps {
  of: RevocationCase;
  connection: BriefConnection;
  onClose(): void;
}

const forEveryone: readonly (Method | null)[] = [
  'block_sign_in',
  'revoke_permissions',
  'remove_app',
];

/** True where the steps that a connection has would end its access all the same. */
function endsAnyway({ sections, situation, target }: RevocationCase, id: string): boolean {
  const isWhole =
    situation === 'app_compromised' || target.kind === 'organization' || target.kind === 'provider';
  return sections.some(
    ({ half, method, connectionIds }) =>
      half === 'provider' &&
      connectionIds.includes(id) &&
      (forEveryone.includes(method) || (isWhole && method === 'admin_console')),
  );
}

/** Asks why a connection is left out of an open case, and says what that does. */
export function LeaveOutDialog({ of, connection, onClose }: LeaveOutDialogProps) {
  const leaving = useChangeCase(of.id);
  const send = useOnce(leaving);
  const field = useRef<HTMLTextAreaElement>(null);
  const { id, displayName } = connection;
  // Closing the dialog keeps it: the next time it is there again.
  const key = `${of.id}/leave-out/${id}`;
  const [reason, setReason] = useUnsavedText(key, t('case.leftOut.reason'), '', true);
  const [isMissing, setMissing] = useState(false);
  const leave = () => {
    const given = reason.trim();
    setMissing(given === '');
    if (given === '') {
      moveFocus(field.current);
      return;
    }
    send({ kind: 'leave-out', connectionIds: [id], reason: given }, () => {
      dropUnsaved(key);
      announce(t('case.leftOut.done'));
      onClose();
    });
  };
  return (
    <Dialog
      closeButtonAriaLabel={t('case.history.cancel')}
      id="leave-out"
      onClose={onClose}
      size="small"
    >
      <ModalBasicLayout>
        <ModalHeader title={t('case.leftOut.dialogTitle', { identity: isolate(displayName) })} />
        <ModalContent>
          <div className={styles.content}>
            <Text type="text1" ellipsis={false}>
              {t('case.leftOut.dialogDetail')}
            </Text>
            {endsAnyway(of, id) && (
              <NoticeBox kind="warning">{t('case.leftOut.everyone')}</NoticeBox>
            )}
            <TextArea
              ref={field}
              label={t('case.leftOut.reason')}
              hint={t('case.leftOut.reasonHint')}
              fault={isMissing && reason.trim() === '' ? t('case.leftOut.reasonMissing') : null}
              value={reason}
              maxLength={500}
              onChange={setReason}
            />
            {leaving.error && (
              <NoticeBox kind="negative" role="alert">
                {whyFailed(leaving.error, t('case.leftOut.failed'))}
              </NoticeBox>
            )}
          </div>
        </ModalContent>
      </ModalBasicLayout>
      <DialogFooter
        yes={t('case.leftOut.leave')}
        onYes={leave}
        isBusy={leaving.isPending}
        no={t('case.history.cancel')}
        onNo={onClose}
      />
    </Dialog>
  );
}
