import { Text } from '@vibe/core';
import type { CaseDryRun } from '../../../server/contract/case-open.ts';
import { UseEntry } from '../../connection/use-entry.tsx';
import { FirstEntries } from '../../parts/first-entries.tsx';
import { useFormat } from '../../text/format.ts';
import { t } from '../../text/text.ts';

/** Known uses of what is chosen, which stop working; never all there may be. */
export function Automations({ automations }: { automations: CaseDryRun['automations'] }) {
  const format = useFormat();
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
            <UseEntry key={JSON.stringify([use.connectionId, use.where])} use={use} />
          )}
        />
      )}
    </>
  );
}
