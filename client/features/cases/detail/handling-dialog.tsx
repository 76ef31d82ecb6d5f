import { ModalBasicLayout, ModalContent, ModalHeader, Text } from '@vibe/core';
import { useId, useState } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { useSession } from '../../../api/get-session.ts';
import { useOnce } from '../../../api/use-once.ts';
import { t } from '../../../i18n/translate.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { PersonSelect } from '../../../ui/people/person-select.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { TextInput } from '../../../ui/text-input.tsx';
import { useChangeCase } from './change-case.ts';
import styles from './handling.module.css';

interface HandlingDialogProps {
  of: RevocationCase;
  onSaved(): void;
  onClose(): void;
}

/** Names who sees to a case, and by which day it is due. Whom to name only admins know. */
export function HandlingDialog({ of, onSaved, onClose }: HandlingDialogProps) {
  const { role } = useSession();
  const hintId = useId();
  const changing = useChangeCase(of.id);
  const send = useOnce(changing);
  const [owner, setOwner] = useState(of.owner);
  const [dueOn, setDueOn] = useState(of.dueOn ?? '');
  const isAdmin = role === 'admin';
  const save = () =>
    send({ kind: 'handle', dueOn: dueOn || null, ...(isAdmin && { owner }) }, () => {
      onSaved();
      onClose();
    });
  return (
    <Dialog
      closeButtonAriaLabel={t('case.history.cancel')}
      id="handle-case"
      onClose={onClose}
      size="small"
    >
      <ModalBasicLayout>
        <ModalHeader title={t(isAdmin ? 'case.handling.title' : 'case.handling.titleDue')} />
        <ModalContent>
          {/* The day first: Vibe's dropdown pales what is chosen in it while it has the focus. */}
          <div className={styles.fields}>
            <TextInput
              type="date"
              label={t('case.handling.dueName')}
              hint={t('case.handling.dueHint')}
              fault={null}
              value={dueOn}
              onChange={setDueOn}
            />
            {isAdmin && (
              <div>
                <PersonSelect label={t('cases.owner')} value={owner} onChange={setOwner} />
                <Text type="text2" color="secondary" ellipsis={false} id={hintId}>
                  {t('case.handling.ownerHint')}
                </Text>
              </div>
            )}
            {changing.error && (
              <NoticeBox kind="negative" role="alert">
                {whyFailed(changing.error, t('case.history.failed'))}
              </NoticeBox>
            )}
          </div>
        </ModalContent>
      </ModalBasicLayout>
      <DialogFooter
        yes={t('case.handling.save')}
        onYes={save}
        isBusy={changing.isPending}
        no={t('case.history.cancel')}
        onNo={onClose}
      />
    </Dialog>
  );
}
