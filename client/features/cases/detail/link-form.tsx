import { AttentionBox, Text, TextField } from '@vibe/core';
import type { CaseSection } from '../../../../server/contract/case.ts';
import type { MakeLink } from '../../../../server/contract/case-link.ts';
import { t } from '../../../i18n/translate.ts';
import { Box } from '../../../ui/box.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { FieldSet } from '../../../ui/field-set.tsx';
import type { CaseWords } from '../case-words.ts';
import styles from './link-form.module.css';
import { sectionActor, sectionName } from './section-names.ts';

/** The link form, as typed. */
export interface LinkDraft {
  sectionIds: readonly string[];
  days: string;
  names: NonNullable<MakeLink['names']>;
}

/** Days from what was typed; null where it is no number of days that a link may live. */
export function daysOf({ days }: LinkDraft): number | null {
  const number = Number(days);
  return /^\d{1,2}$/.test(days.trim()) && number >= 1 && number <= 30 ? number : null;
}

interface LinkFormProps {
  sections: readonly CaseSection[];
  words: CaseWords;
  draft: LinkDraft;
  onChange(draft: LinkDraft): void;
  /** True if missing values are to be marked. */
  isChecked: boolean;
}

/** The fields of a new link: sections, time, and how names are shown. */
export function LinkForm({ sections, words, draft, onChange, isChecked }: LinkFormProps) {
  const toggle = (id: string) =>
    onChange({
      ...draft,
      sectionIds: draft.sectionIds.includes(id)
        ? draft.sectionIds.filter((one) => one !== id)
        : [...draft.sectionIds, id],
    });
  const chosen = sections.filter(({ id }) => draft.sectionIds.includes(id));
  const actors = [...new Set(chosen.map((section) => sectionActor(section, words)))];
  const isDaysWrong = isChecked && daysOf(draft) === null;
  return (
    <div className={styles.form}>
      <FieldSet legend={t('case.links.sections')}>
        {sections.map((section) => (
          <Box
            key={section.id}
            label={sectionName(section, words)}
            isChecked={draft.sectionIds.includes(section.id)}
            onChange={() => toggle(section.id)}
          />
        ))}
        {isChecked && draft.sectionIds.length === 0 && (
          <div role="alert">
            <Text type="text2" color="negative" ellipsis={false}>
              {t('case.links.noSection')}
            </Text>
          </div>
        )}
      </FieldSet>
      <div role="status">
        {actors.length > 1 && (
          <AttentionBox
            type="warning"
            animate={false}
            title={t('case.links.mixedTitle')}
            text={t('case.links.mixed', { who: words.format.list(actors) })}
          />
        )}
      </div>
      <div className={styles.days}>
        <TextField
          id="link-days"
          title={t('case.links.days')}
          type="number"
          value={draft.days}
          onChange={(days) => onChange({ ...draft, days })}
          validation={isDaysWrong ? { status: 'error' } : undefined}
        />
        <div role={isDaysWrong ? 'alert' : undefined}>
          <Text type="text2" color={isDaysWrong ? 'negative' : 'secondary'} ellipsis={false}>
            {t(isDaysWrong ? 'case.links.badDays' : 'case.links.daysHint')}
          </Text>
        </div>
      </div>
      <Choices
        label={t('case.links.names')}
        choices={(['masked', 'full'] as const).map((value) => ({
          value,
          label: t(`case.links.${value}`),
          hint: t(`case.links.${value}Hint`),
        }))}
        value={draft.names}
        onChange={(names) => onChange({ ...draft, names })}
      />
      <AttentionBox type="warning" animate={false} text={t('case.links.warning')} />
    </div>
  );
}
