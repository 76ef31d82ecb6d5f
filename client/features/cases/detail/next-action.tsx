import { Button } from '@vibe/core';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { NextLine } from '../../../ui/detail-head.tsx';
import { plainText } from '../../guides/guide-text.tsx';
import type { CaseWords } from '../case-words.ts';
import { getsMessage } from './actor-message.tsx';
import { useFold } from './folds.ts';
import { useSectionGuide } from './get-section-guide.ts';
import { sectionActor } from './section-names.ts';
import { nextStep } from './section-state.ts';

interface NextActionProps {
  of: RevocationCase;
  words: CaseWords;
  /** Null where no link can be made. */
  onLink: ((sectionId: string) => void) | null;
}

interface NextStepProps extends NextActionProps {
  next: NonNullable<ReturnType<typeof nextStep>>;
}

function Next({ of, words, onLink, next: { section, step } }: NextStepProps) {
  const { show } = useFold();
  const guide = useSectionGuide(of.id, section.id);
  const told = guide.data?.guide.steps.find(({ id }) => id === step.key);
  const isTheirs = getsMessage(section, words) && onLink !== null;
  const who = sectionActor(section, words);
  return (
    <NextLine
      label={t('case.next.title')}
      text={
        told
          ? t('case.next.step', { who: isolate(who), step: plainText(told.title) })
          : t('case.next.who', { who: isolate(who) })
      }
    >
      {isTheirs && (
        <Button size="small" onClick={() => onLink(section.id)}>
          {t('case.next.ask')}
        </Button>
      )}
      <Button
        size="small"
        kind={isTheirs ? 'secondary' : 'primary'}
        onClick={() => show(section.id)}
      >
        {t('case.next.show')}
      </Button>
    </NextLine>
  );
}

/** Shows what is to be done next in an open case, and by whom: the strongest thing on its page. */
export function NextAction({ of, words, onLink }: NextActionProps) {
  const next = nextStep(of);
  if (of.status !== 'open' || next === null) return null;
  return <Next of={of} words={words} onLink={onLink} next={next} />;
}
