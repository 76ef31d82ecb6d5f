import '../../../i18n/load/case-steps-texts.ts';
import type { CaseStep } from '../../../../server/contract/case.ts';
import type { GuideMessage, GuideStep } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { OutsideLink } from '../../../ui/link.tsx';
import { TextLine } from '../../../ui/text-line.tsx';
import { Message } from '../../guides/guide-message-box.tsx';
import { plainText } from '../../guides/guide-text.tsx';

/** The differences of a step where the reader acts for themselves. */
export interface OwnStep {
  /** For who can help where the step is blocked. */
  handOn: GuideMessage | null;
  /** After a deletion in monday. */
  onDeleted: ((step: CaseStep) => Promise<void>) | undefined;
}

/** The way to where a step is done, before anything is opened. */
export function OwnWay({ guideStep }: { guideStep: GuideStep | undefined }) {
  const link = guideStep?.where.link;
  if (!link) return null;
  return (
    <div>
      <OutsideLink href={link.url}>{plainText(link.label)}</OutsideLink>
    </div>
  );
}

interface HandOnProps {
  step: CaseStep;
  guideStep: GuideStep | undefined;
  own: OwnStep;
  lang: string | undefined;
}

/** A blocked step's message for who can help; nothing for other steps. */
export function HandOn({ step, guideStep, own, lang }: HandOnProps) {
  const message = guideStep?.message ?? own.handOn;
  if (step.state !== 'blocked' || message === null) return null;
  return (
    <div lang={lang}>
      <TextLine weight="bold">{t('caseSteps.own.handOn')}</TextLine>
      <Message message={message} name={plainText(guideStep?.title ?? step.key)} />
    </div>
  );
}
