import { Text } from '@vibe/core';
import type { Guide } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { Fold } from '../../../ui/fold.tsx';
import { Section } from '../../../ui/section.tsx';
import { Message } from '../../guides/guide-message-box.tsx';

interface AskAdminProps {
  /** The person's own steps at the provider; those that an admin may have to do have a message. */
  guide: Guide;
  name: string;
}

/** Says whom to ask where the user's own steps do not help, with a text to send; nothing without such an admin. */
export function AskAdmin({ guide, name }: AskAdminProps) {
  const message = guide.steps.find((step) => step.message !== null)?.message;
  if (!message) return null;
  return (
    <Section title={t('connection.back.admin.title')}>
      <Text type="text2" ellipsis={false}>
        {t('connection.back.admin.misuse')}
      </Text>
      <Fold title={t('connection.back.admin.message')}>
        <Text type="text2" ellipsis={false}>
          {t('connection.back.admin.detail', { provider: name })}
        </Text>
        <div lang={guide.language}>
          <Message message={message} name={t('connection.back.admin.message')} />
        </div>
      </Fold>
    </Section>
  );
}
