import { Text } from '@vibe/core';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import type { CaseWords } from '../case-words.ts';

/** How far a change of a large case is written. */
export function Settling({ of, words }: { of: RevocationCase; words: CaseWords }) {
  if (of.progress === null) return null;
  const { reached, of: all } = of.progress;
  const { number } = words.format;
  return (
    <div>
      <ProgressBar label={t('case.settlingLabel')} done={reached} all={all} />
      <Text type="text2" ellipsis={false}>
        {t('case.settling', { reached: number(reached), of: number(all) })}
      </Text>
    </div>
  );
}
