import { useOnce } from '../../../api/use-once.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { QuestionDialog } from '../../../ui/question-dialog.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { useTakeLinkBack } from './case-links.ts';

interface TakeBackDialogProps {
  caseId: string;
  linkId: string;
  /** Sections that the link shows. */
  name: string;
  onClose(): void;
}

/** Asks before a link is taken back: who has it may be at work with it. */
export function TakeBackDialog({ caseId, linkId, name, onClose }: TakeBackDialogProps) {
  const taking = useTakeLinkBack(caseId);
  const takeBack = useOnce(taking);
  const { error, isPending } = taking;
  return (
    <QuestionDialog
      id="take-link-back"
      title={t('case.links.takeBackTitle')}
      lines={[name, t('case.links.takeBackDetail')]}
      failure={error && whyFailed(error, t('case.links.takeBackFailed'))}
      yes={t('case.links.takeBack')}
      no={t('case.links.keep')}
      isBusy={isPending}
      onYes={() =>
        takeBack(linkId, () => {
          announce(t('case.links.takenBack'));
          onClose();
        })
      }
      onClose={onClose}
    />
  );
}
