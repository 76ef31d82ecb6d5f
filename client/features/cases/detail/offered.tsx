import { AttentionBox, Text } from '@vibe/core';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { announce } from '../../../ui/announce.ts';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { Entries } from '../../../ui/entries.tsx';
import { whyFailed } from '../../../ui/states/error-lines.ts';
import { useConnection } from '../../connections/detail/get-connection.ts';
import type { CaseWords } from '../case-words.ts';
import { ConnectionLine } from '../connection-line.tsx';
import { useChangeCase } from './change-case.ts';
import styles from './offered.module.css';

const namedAtMost = 5;

function OfferedLine({ id }: { id: string }) {
  const { data } = useConnection(id);
  return data ? <ConnectionLine connection={data.connection} /> : null;
}

/** Connections that came after the case was opened: offered, and never added by themselves. */
export function Offered({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const adding = useChangeCase(of.id);
  const { count, countExact, connectionIds } = of.offered;
  if (count === 0 || of.status !== 'open') return null;
  const number = words.format.number(count);
  const add = () =>
    adding.mutate(
      { kind: 'connections', connectionIds },
      { onSuccess: () => announce(t('case.offered.added')) },
    );
  return (
    <AttentionBox
      type="neutral"
      animate={false}
      title={
        countExact
          ? t('case.offered.title', { count, number })
          : t('case.offered.orMore', { number })
      }
    >
      <div className={styles.offered}>
        <Text type="text2" ellipsis={false}>
          {t('case.offered.detail')}
        </Text>
        <Entries label={t('case.offered.detail')}>
          {connectionIds.slice(0, namedAtMost).map((id) => (
            <OfferedLine key={id} id={id} />
          ))}
        </Entries>
        <BusyButton kind="secondary" size="small" isBusy={adding.isPending} onClick={add}>
          {t('case.offered.add')}
        </BusyButton>
        {adding.error && (
          <div role="alert">
            <Text type="text2" color="negative" ellipsis={false}>
              {whyFailed(adding.error, t('case.offered.failed'))}
            </Text>
          </div>
        )}
      </div>
    </AttentionBox>
  );
}
