import type { Situation } from '../../../../server/contract/case.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Section } from '../../../ui/section.tsx';
import { answerSituation, useDraft } from './draft.ts';

/** Of these a person can be one themself. */
const ownSituations = [
  'left',
  'person_compromised',
  'app_compromised',
  'not_needed',
  'wrong_account',
] as const;

const situations = [
  'left',
  'person_compromised',
  'app_compromised',
  'organization_compromised',
  'not_needed',
  'wrong_account',
] as const satisfies readonly Situation[];

const forAdmin = (value: Situation) => ({
  value,
  label: t(`cases.situation.${value}`),
  hint: t(`newCase.what.hint.${value}`),
});

const forOneself = (value: (typeof ownSituations)[number]) => ({
  value,
  label: t(`cases.ownSituation.${value}`),
  hint: t(`newCase.what.ownHint.${value}`),
});

/** First question: it decides which steps come, and in which order. */
export function WhatHappened() {
  const { situation } = useDraft();
  const isAdmin = useSession().role === 'admin';
  return (
    <Section title={t('newCase.what.title')}>
      <Choices<Situation>
        label={t('newCase.what.title')}
        isLabelHidden
        choices={isAdmin ? situations.map(forAdmin) : ownSituations.map(forOneself)}
        value={situation}
        onChange={answerSituation}
      />
    </Section>
  );
}
