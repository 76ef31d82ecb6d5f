import { Text } from '@vibe/core';
import type { LeftOutConnection } from '../../../../server/contract/brief-connection.ts';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { FirstEntries } from '../../../ui/first-entries.tsx';
import { Section } from '../../../ui/section.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { type CaseWords, personOf } from '../case-words.ts';
import { ConnectionLine } from '../connection-line.tsx';
import { useChangeCase } from './change-case.ts';

function notesOf(one: LeftOutConnection, words: CaseWords): string[] {
  const { leftOutAt, leftOutBy, reason } = one;
  const who = leftOutBy === null ? t('names.deletedUser') : personOf(leftOutBy, words);
  return [
    t('case.leftOut.by', { time: words.format.dateTime(leftOutAt), who }),
    reason === null
      ? t('case.leftOut.atOpening')
      : t('case.leftOut.because', { reason: isolate(reason) }),
  ];
}

interface LineProps {
  of: RevocationCase;
  connection: LeftOutConnection;
  words: CaseWords;
}

function LeftOutLine({ of, connection, words }: LineProps) {
  const including = useChangeCase(of.id);
  const { leftOutAt, leftOutBy, reason, ...brief } = connection;
  const identity = isolate(`${brief.displayName}, ${providerName(brief.provider)}`);
  const include = () =>
    including.mutate(
      { kind: 'connections', connectionIds: [brief.id] },
      { onSuccess: () => announce(t('case.leftOut.included')) },
    );
  const failed = including.error && whyFailed(including.error, t('case.leftOut.includeFailed'));
  return (
    <ConnectionLine
      connection={brief}
      notes={[...notesOf(connection, words), ...(failed ? [failed] : [])]}
      action={
        of.status === 'open' && (
          <BusyButton
            kind="tertiary"
            size="xs"
            isBusy={including.isPending}
            aria-label={t('case.leftOut.includeOf', { identity })}
            onClick={include}
          >
            {t('case.leftOut.include')}
          </BusyButton>
        )
      }
    />
  );
}

/** Lists the connections that were left out of a case: by whom, when and why. */
export function LeftOut({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { count, connections } = of.leftOut;
  const more = count - connections.length;
  if (count === 0) return null;
  return (
    <Section title={t('case.leftOut.title')} isCard>
      <FirstEntries
        label={t('case.leftOut.title')}
        items={connections}
        entry={(connection) => (
          <LeftOutLine key={connection.id} of={of} connection={connection} words={words} />
        )}
      />
      {more > 0 && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('case.leftOut.more', { count: more, number: words.format.number(more) })}
        </Text>
      )}
    </Section>
  );
}
