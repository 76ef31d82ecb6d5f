import '../../i18n/load/new-case-texts.ts';
import { Text } from '@vibe/core';
import type { CaseDryRun } from '../../../server/contract/case-open.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { FirstEntries } from '../../ui/first-entries.tsx';
import { UseEntry } from '../connections/detail/use-entry.tsx';
import { type CaseWords, personOf } from './case-words.ts';

interface AutomationsProps {
  automations: CaseDryRun['automations'];
  words: CaseWords;
}

/** Known uses of what is chosen, which stop working; never all there may be. */
export function Automations({ automations, words }: AutomationsProps) {
  const { format } = words;
  const { count, items } = automations;
  return (
    <>
      <Text type="text2" ellipsis={false}>
        {count === 0
          ? t('newCase.touches.automationsNone')
          : t('newCase.touches.automationsCount', { count, number: format.number(count) })}
      </Text>
      {items.length > 0 && (
        <FirstEntries
          label={t('newCase.touches.automations')}
          items={items}
          entry={(use) => (
            <UseEntry
              key={JSON.stringify([use.connectionId, use.where])}
              use={use}
              notes={[
                t('newCase.touches.automationOf', {
                  person: personOf(use.userId, words),
                  provider: providerName(use.provider),
                  identity: isolate(use.displayName),
                }),
              ]}
            />
          )}
        />
      )}
    </>
  );
}
