import { AttentionBox, Text } from '@vibe/core';
import type { ConnectionDetail } from '../../../../server/contract/connection.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { t } from '../../../i18n/translate.ts';
import { useFindPerson } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { DetailHead, HeadCard, HeadLine, NextLine } from '../../../ui/detail-head.tsx';
import { PhotoOf } from '../../../ui/people/person-cell.tsx';
import { ProviderMark } from '../../../ui/provider-mark.tsx';
import { StateLabel } from '../../../ui/state-label.tsx';
import { useProviders } from '../../permissions/get-providers.ts';
import { identityNote, stateLook } from '../connection-format.ts';
import { isTheApps, ownerName } from '../owner.tsx';
import { AlertBox } from './alert-box.tsx';
import { AtProvider } from './at-provider.tsx';
import styles from './connection-view.module.css';
import { personName, stateSentences } from './detail-words.ts';
import { EvidenceList } from './evidence-list.tsx';
import { History } from './history.tsx';
import { InMonday } from './in-monday.tsx';
import { ItsCases } from './its-cases.tsx';
import { NextStep } from './next-step.tsx';
import { Revoke } from './revoke.tsx';
import { SameIdentity } from './same-identity.tsx';
import { WhereUsed } from './where-used.tsx';

interface ConnectionViewProps {
  detail: ConnectionDetail;
  /** The tab whose list leads here. */
  tab: string;
  onBack(): void;
}

/** Shows one connection, from its state to the next step. */
export function ConnectionView({ detail, tab, onBack }: ConnectionViewProps) {
  const { connection } = detail;
  const format = useFormat();
  const find = useFindPerson();
  const providers = useProviders();
  const provider = providers.data?.providers.find(({ id }) => id === connection.provider);
  const note = identityNote(connection);
  const [summary, ...halves] = stateSentences(connection, { find, format });
  const list = t(tab === 'connections' ? 'connections.tab' : 'connections.myTab');
  const { source, seenWithUserId, userId } = connection;

  return (
    <>
      <DetailHead list={list} title={connection.displayName} onBack={onBack} isWide>
        <HeadCard>
          <HeadLine>
            <span className={styles.who}>
              <ProviderMark provider={connection.provider} />
              <bdi>{[providerName(connection.provider), note].filter(Boolean).join(' · ')}</bdi>
            </span>
            {tab === 'connections' && (
              <span className={styles.who}>
                <PhotoOf userId={userId} />
                <bdi>{ownerName(connection, find)}</bdi>
              </span>
            )}
            <StateLabel
              look={stateLook(connection)}
              text={t(`connections.state.${connection.state}`)}
            />
          </HeadLine>
          <NextLine text={summary}>
            <Revoke connection={connection} tab={tab} />
          </NextLine>
          <div className={styles.sides}>
            {halves.map((sentence) => (
              <Text key={sentence} type="text2" ellipsis={false}>
                {sentence}
              </Text>
            ))}
          </div>
        </HeadCard>
      </DetailHead>
      <AlertBox detail={detail} />
      {isTheApps(connection) && (
        <div className={styles.notice}>
          <AttentionBox
            type="neutral"
            animate={false}
            title={t('connection.app.title')}
            text={t('connection.app.detail')}
          />
        </div>
      )}
      {source === 'run' && userId === null && !isTheApps(connection) && (
        <div className={styles.notice}>
          <AttentionBox
            type="neutral"
            animate={false}
            title={t('connection.unknownPerson.title')}
            text={[
              t('connection.unknownPerson.detail'),
              seenWithUserId &&
                t('connection.unknownPerson.seenWith', {
                  person: personName(seenWithUserId, find),
                }),
            ]
              .filter(Boolean)
              .join(' ')}
          />
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <AtProvider connection={connection} providers={providers} provider={provider} />
          <NextStep connection={connection} provider={provider} />
        </div>
        <div className={styles.column}>
          <InMonday detail={detail} />
          <WhereUsed detail={detail} />
          {!isTheApps(connection) && <SameIdentity detail={detail} tab={tab} />}
          <ItsCases cases={detail.cases} />
          <EvidenceList detail={detail} />
          <History detail={detail} />
        </div>
      </div>
    </>
  );
}
