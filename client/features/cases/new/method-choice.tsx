import { Text } from '@vibe/core';
import { t } from '../../../i18n/translate.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Section } from '../../../ui/section.tsx';
import { changeDraft, type TenantWideMethod, useDraft } from './draft.ts';

const methods: readonly TenantWideMethod[] = ['block_sign_in', 'revoke_permissions', 'remove_app'];

/** How an Entra admin ends it, where there is a choice. */
export function MethodChoice() {
  const { method } = useDraft();
  return (
    <Section title={t('newCase.method.title')}>
      <Text type="text2" ellipsis={false}>
        {t('newCase.method.hint')}
      </Text>
      <Choices
        label={t('newCase.method.title')}
        isLabelHidden
        choices={methods.map((value) => ({
          value,
          label: t(`newCase.method.${value}`),
          hint: t(`newCase.method.${value}Hint`),
        }))}
        value={method ?? 'block_sign_in'}
        onChange={(value) => changeDraft({ method: value })}
      />
    </Section>
  );
}
