import {
  AttentionBox,
  ModalBasicLayout,
  ModalContent,
  ModalFooter,
  ModalHeader,
  Text,
} from '@vibe/core';
import { announce } from '../../parts/announce.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { linesOf } from '../../states/query-error.tsx';
import { t } from '../../text/text.ts';
import styles from './link-form.module.css';
import { useTakeLinkBack } from './links.ts';

interface TakeBackDialogProps {
  caseId: string;
  linkId: string;
  /** What the link shows. */
  name: string;
  onClose(): void;
}

/** Asks before a link is taken back: who has it may be at work with it. */
export function TakeBackDialog({ caseId, linkId, name, onClose }: TakeBackDialogProps) {
  const taking = useTakeLinkBack(caseId);
  const takeBack = () => {
    if (taking.isPending) return;
    taking.mutate(linkId, {
      onSuccess: () => {
        announce(t('case.links.takenBack'));
        onClose();
      },
    });
  };
  return (
    <Dialog
      closeButtonAriaLabel={t('case.links.keep')}
      id="take-link-back"
      onClose={onClose}
      size="small"
      alertModal
    >
      <ModalBasicLayout>
        <ModalHeader title={t('case.links.takeBackTitle')} />
        <ModalContent>
          <div className={styles.made}>
            <Text type="text1" weight="medium" ellipsis={false}>
              {name}
            </Text>
            <Text type="text1" ellipsis={false}>
              {t('case.links.takeBackDetail')}
            </Text>
            {taking.error && (
              <AttentionBox
                type="negative"
                animate={false}
                text={[...linesOf(taking.error), t('case.links.takeBackFailed')].join(' ')}
              />
            )}
          </div>
        </ModalContent>
      </ModalBasicLayout>
      <ModalFooter
        primaryButton={{
          text: t('case.links.takeBack'),
          onClick: takeBack,
          loading: taking.isPending,
        }}
        secondaryButton={{ text: t('case.links.keep'), onClick: onClose }}
      />
    </Dialog>
  );
}
