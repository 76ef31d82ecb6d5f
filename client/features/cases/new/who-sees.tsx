import type { CaseVisibility } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Section } from '../../../ui/section.tsx';
import { changeDraft, useDraft } from './draft.ts';

const visibilities: readonly CaseVisibility[] = ['admins', 'people'];

/** Whether those whom a case is about may know of it. */
export function WhoSees() {
  const { visibility } = useDraft();
  return (
    <Section title={t('cases.new.see.title')}>
      <Choices
        label={t('cases.new.see.title')}
        isLabelHidden
        choices={visibilities.map((value) => ({
          value,
          label: t(`cases.new.see.${value}`),
          hint: t(`cases.new.see.${value}Hint`),
        }))}
        value={visibility ?? 'admins'}
        onChange={(value) => changeDraft({ visibility: value })}
      />
    </Section>
  );
}
