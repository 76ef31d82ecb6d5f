import { Text } from '@vibe/core';
import type { CaseDryRun } from '../../../server/contract/case-open.ts';
import { UseEntry } from '../../connection/use-entry.tsx';
import { FirstEntries } from '../../parts/first-entries.tsx';
import { isolate, t } from '../../text/text.ts';
import { type CaseWords, personOf, providerName } from '../words.ts';

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
          ? t('cases.new.touches.automationsNone')
          : t('cases.new.touches.automationsCount', { count, number: format.number(count) })}
      </Text>
      {items.length > 0 && (
        <FirstEntries
          label={t('cases.new.touches.automations')}
          items={items}
          entry={(use) => (
            <UseEntry
              key={JSON.stringify([use.connectionId, use.where])}
              use={use}
              notes={[
                t('cases.new.touches.automationOf', {
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
