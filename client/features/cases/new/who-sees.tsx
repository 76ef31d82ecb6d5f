import type { CaseVisibility } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Section } from '../../../ui/section.tsx';
import { changeDraft, useDraft } from './draft.ts';

const visibilities: readonly CaseVisibility[] = ['admins', 'people'];

/** Asks whether the users whom a case is about may see it. */
export function WhoSees() {
  const { visibility } = useDraft();
  return (
    <Section title={t('newCase.see.title')}>
      <Choices
        label={t('newCase.see.title')}
        isLabelHidden
        choices={visibilities.map((value) => ({
          value,
          label: t(`newCase.see.${value}`),
          hint: t(`newCase.see.${value}Hint`),
        }))}
        value={visibility ?? 'admins'}
        onChange={(value) => changeDraft({ visibility: value })}
      />
    </Section>
  );
}
