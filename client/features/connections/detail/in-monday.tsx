import { Text } from '@vibe/core';
import { useId } from 'react';
import type { ConnectionDetail } from '../../../../server/contract/connection.ts';
import { t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { LongId } from '../../../ui/long-id.tsx';
import { PersonCell } from '../../../ui/people/person-cell.tsx';
import { Section } from '../../../ui/section.tsx';
import { mondayKey } from '../connection-format.ts';
import { isTheApps, OwnerCell } from '../owner.tsx';
import styles from './in-monday.module.css';

/** monday's own ids of the stored credential, by which its support finds it. */
function Credentials({ credentials }: Pick<ConnectionDetail, 'credentials'>) {
  const format = useFormat();
  const titleId = useId();
  return (
    <div className={styles.group}>
      <Text id={titleId} type="text2" weight="medium" ellipsis={false}>
        {t('connection.credentials.title')}
      </Text>
      <Text type="text2" ellipsis={false}>
        {t(
          credentials.length > 0 ? 'connection.credentials.detail' : 'connection.credentials.none',
        )}
      </Text>
      {credentials.length > 0 && (
        <ul className={styles.credentials} aria-labelledby={titleId}>
          {credentials.map(({ userCredentialsId: id, since }) => (
            <li key={id} className={styles.credential}>
              <LongId id={id} label={t('connection.credentials.copy', { id })} />
              <span className={styles.since}>
                {t('connection.credentials.one', { date: format.date(since) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The half of a connection that lies in monday. */
export function InMonday({ detail }: { detail: ConnectionDetail }) {
  const { connection, credentials } = detail;
  const isApp = isTheApps(connection);
  const { userId, seenWithUserId, firstConnectedAt, lastConnectedAt, lastUsedAt } = connection;
  const { timesConnected, usedIn, source } = connection;
  const format = useFormat();
  const noUse = t('connection.noUseSince', { date: format.date(firstConnectedAt) });
  return (
    <Section isCard title={t('connection.inMonday')}>
      <Facts>
        <Fact name={t('connection.fact.person')}>
          {userId || isApp ? (
            <OwnerCell connection={connection} />
          ) : (
            t('connection.fact.personUnknown')
          )}
        </Fact>
        {userId === null && seenWithUserId && (
          <Fact name={t('connection.fact.seenWith')}>
            <PersonCell userId={seenWithUserId} />
          </Fact>
        )}
        <Fact name={t('connection.fact.state')}>
          {t(`connection.mondayState.${mondayKey(connection)}`)}
        </Fact>
        {source === 'identity' && (
          <>
            <Fact name={t('connection.fact.since')}>{format.date(firstConnectedAt)}</Fact>
            <Fact name={t('connection.fact.last')}>
              {t('connection.times', { count: timesConnected, date: format.date(lastConnectedAt) })}
            </Fact>
          </>
        )}
        <Fact name={t('connection.fact.uses')}>
          {usedIn > 0
            ? t('connection.usesSeen', { count: usedIn, number: format.number(usedIn) })
            : noUse}
        </Fact>
        {lastUsedAt && (
          <Fact name={t('connection.fact.lastUsed')}>{format.dateTime(lastUsedAt)}</Fact>
        )}
      </Facts>
      <div className={styles.group}>
        <Text type="text2" weight="medium" ellipsis={false}>
          {t('connection.stored.title')}
        </Text>
        <Text type="text2" ellipsis={false}>
          {t('connection.stored.monday')}
        </Text>
        <Text type="text2" ellipsis={false}>
          {t('connection.stored.keyholder')}
        </Text>
      </div>
      <Credentials credentials={credentials} />
    </Section>
  );
}
