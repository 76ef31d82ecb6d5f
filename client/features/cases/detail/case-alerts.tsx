import { AttentionBox, Text } from '@vibe/core';
import type { RevocationCase, Told } from '../../../../server/contract/case.ts';
import type { CaseConnection } from '../../../../server/contract/case-lists.ts';
import { knownOf } from '../../../../server/contract/known.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { type CaseWords, toldTone, toldWords } from '../case-words.ts';
import { useCaseConnections } from './get-case-connections.ts';
import { ReopenButton } from './reopen-button.tsx';

const kinds: readonly {
  text: 'stillGranted' | 'stillWorks' | 'stillStored';
  fits(connection: CaseConnection): boolean;
}[] = [
  {
    text: 'stillGranted',
    // Also where no removal was reported: the case is there to end it.
    fits: (one) => {
      const { state, how } = knownOf(one).provider;
      return state === 'granted' || (state === 'contradicted' && how === 'check');
    },
  },
  { text: 'stillWorks', fits: ({ alerts }) => alerts.includes('still_works') },
  { text: 'stillStored', fits: (one) => knownOf(one).monday.state === 'contradicted' },
];

function toldDetail({ kind, at, note, openSteps }: Told, { format }: CaseWords): string {
  const time = format.dateTime(at);
  if (note !== null) return t('case.told.cannot', { time, note: isolate(note) });
  if (kind === 'finished' && openSteps > 0) {
    const count = { count: openSteps, number: format.number(openSteps) };
    return t('case.told.finishedOpen', { time, ...count });
  }
  return t(`case.told.${kind}`, { time });
}

/** Shows how far a change of a large case is written. */
function WritingChange({ of, words }: { of: RevocationCase; words: CaseWords }) {
  if (of.progress === null) return null;
  const { reached, of: all } = of.progress;
  const { number } = words.format;
  return (
    <div>
      <ProgressBar label={t('case.writingLabel')} done={reached} all={all} />
      <Text type="text2" ellipsis={false}>
        {t('case.writing', { reached: number(reached), of: number(all) })}
      </Text>
    </div>
  );
}

/** Shown first: access that a check found, that is still active, still stored, or reconnected. */
export function CaseAlerts({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { connections, hasNextPage } = useCaseConnections(of.id);
  const { number } = words.format;
  const again = of.reconnected.length;
  const found = kinds
    .map((kind) => ({ ...kind, count: connections.filter(kind.fits).length }))
    .filter(({ count }) => count > 0);
  return (
    <>
      {found.map(({ text, count }) => (
        <AttentionBox
          key={text}
          type="negative"
          animate={false}
          title={t(`case.${text}.title`, { count, number: number(count) })}
          text={[
            t(`case.${text}.detail`),
            hasNextPage && t('case.stillWorks.soFar', { number: number(connections.length) }),
          ]
            .filter(Boolean)
            .join(' ')}
        />
      ))}
      {of.told.map((told) => (
        <AttentionBox
          key={toldWords(told, words)}
          type={toldTone(told) === 'positive' ? 'positive' : 'warning'}
          animate={false}
          title={toldWords(told, words)}
          text={toldDetail(told, words)}
        />
      ))}
      {again > 0 && (
        <AttentionBox
          type="negative"
          animate={false}
          title={t('case.again.title', { count: again, number: number(again) })}
          text={t('case.again.detail')}
        />
      )}
      {of.status !== 'open' && of.view === 'whole' && found.length > 0 && (
        <div>
          <ReopenButton caseId={of.id} />
        </div>
      )}
      <WritingChange of={of} words={words} />
    </>
  );
}
