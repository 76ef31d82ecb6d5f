import { AttentionBox } from '@vibe/core';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import type { CaseWords } from '../case-words.ts';
import { useCaseConnections } from './get-case-connections.ts';

/** Shown first: reconnected access, and access that is still active. */
export function CaseAlerts({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { connections, hasNextPage } = useCaseConnections(of.id);
  const { number } = words.format;
  const again = of.reconnected.length;
  const working = connections.filter(({ alerts }) => alerts.includes('still_works')).length;
  return (
    <>
      {working > 0 && (
        <AttentionBox
          type="negative"
          animate={false}
          title={t('case.stillWorks.title', { count: working, number: number(working) })}
          text={[
            t('case.stillWorks.detail'),
            hasNextPage && t('case.stillWorks.soFar', { number: number(connections.length) }),
          ]
            .filter(Boolean)
            .join(' ')}
        />
      )}
      {again > 0 && (
        <AttentionBox
          type="negative"
          animate={false}
          title={t('case.again.title', { count: again, number: number(again) })}
          text={t('case.again.detail')}
        />
      )}
      {!of.isSettled && <AttentionBox type="neutral" animate={false} text={t('case.settling')} />}
    </>
  );
}
