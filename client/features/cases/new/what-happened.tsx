import type { Situation } from '../../../../server/contract/case.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Section } from '../../../ui/section.tsx';
import { changeDraft, useDraft } from './draft.ts';

const situations: readonly Situation[] = [
  'left',
  'person_compromised',
  'app_compromised',
  'not_needed',
  'wrong_account',
];

/** First question: it decides which steps come, and in which order. */
export function WhatHappened() {
  const { situation } = useDraft();
  const isAdmin = useSession().role === 'admin';
  return (
    <Section title={t('cases.new.what.title')}>
      <Choices
        label={t('cases.new.what.title')}
        isLabelHidden
        choices={situations.map((value) => ({
          value,
          label: t(isAdmin ? `cases.situation.${value}` : `cases.new.what.own.${value}`),
          hint: t(`cases.new.what.${isAdmin ? 'hint' : 'ownHint'}.${value}`),
        }))}
        value={situation}
        onChange={(value) => changeDraft({ situation: value })}
      />
    </Section>
  );
}
