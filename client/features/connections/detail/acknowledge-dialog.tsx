import { ModalBasicLayout, ModalContent, ModalHeader, Text } from '@vibe/core';
import { useState } from 'react';
import { useOnce } from '../../../api/use-once.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import styles from './alert-box.module.css';
import { useChangeAlert } from './change-alert.ts';

interface AcknowledgeProps {
  connectionId: string;
  /** When the latest alert was raised that is shown. */
  upTo: string;
  onClose(): void;
}

/** Asks why the alerts of a connection may stand. */
export default function AcknowledgeDialog({ connectionId, upTo, onClose }: AcknowledgeProps) {
  const changing = useChangeAlert(connectionId);
  const send = useOnce(changing);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isMissing = reason.trim() === '';
  const save = () => {
    setChecked(true);
    if (isMissing) return;
    send({ reason: reason.trim(), upTo }, () => {
      announce(t('connection.alert.saved'));
      onClose();
    });
  };
  return (
    <Dialog
      closeButtonAriaLabel={t('connection.alert.cancel')}
      id="acknowledge-alert"
      onClose={onClose}
      size="small"
    >
      <ModalBasicLayout>
        <ModalHeader title={t('connection.alert.title')} />
        <ModalContent>
          <div className={styles.fields}>
            <Text type="text1" ellipsis={false}>
              {t('connection.alert.about')} {t('connection.alert.returns')}
            </Text>
            <TextArea
              label={t('connection.alert.reason')}
              hint={t('connection.alert.reasonHint')}
              fault={isChecked && isMissing ? t('connection.alert.reasonMissing') : null}
              value={reason}
              maxLength={500}
              onChange={setReason}
            />
            {changing.error && (
              <NoticeBox kind="negative" role="alert">
                {whyFailed(changing.error, t('connection.alert.failed'))}
              </NoticeBox>
            )}
          </div>
        </ModalContent>
      </ModalBasicLayout>
      <DialogFooter
        yes={t('connection.alert.acknowledge')}
        onYes={save}
        isBusy={changing.isPending}
        no={t('connection.alert.cancel')}
        onNo={onClose}
      />
    </Dialog>
  );
}
