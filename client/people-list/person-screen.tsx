import './texts.ts';
import { Button, Text } from '@vibe/core';
import { useMemo } from 'react';
import { startRevocation } from '../cases/start.ts';
import { CardList, CardSkeletons } from '../connections/card-list.tsx';
import { Footer } from '../connections/footer.tsx';
import { type ConnectionsList, useConnections } from '../connections/query-connections.ts';
import { useMore } from '../connections/use-more.ts';
import { CopyButton } from '../monday/copy-button.tsx';
import { goTo, usePlace } from '../monday/location.ts';
import { DetailHead } from '../parts/detail-head.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { NamesNotice } from '../people/names-notice.tsx';
import { PeopleContext, useFindPerson } from '../people/people-context.ts';
import { nameOf, PersonCell } from '../people/person-cell.tsx';
import { batchesOf, usePeople } from '../people/use-people.ts';
import type { DetailProps } from '../shell/screens.ts';
import { QueryError } from '../states/query-error.tsx';
import { WaitNotice } from '../states/wait-notice.tsx';
import { isolate, t } from '../text/text.ts';
import styles from './person-screen.module.css';
import { statusOf } from './words.ts';

function PersonFacts({ userId }: { userId: string }) {
  return (
    <Facts>
      <Fact name={t('peopleList.column.person')}>
        <PersonCell userId={userId} />
      </Fact>
      <Fact name={t('peopleList.column.status')}>{statusOf(useFindPerson()(userId))}</Fact>
      <Fact name={t('peopleList.id')}>
        <span className={styles.id}>
          {userId} <CopyButton text={userId} label={t('peopleList.copyId', { id: userId })} />
        </span>
      </Fact>
    </Facts>
  );
}

function Connections({ list, label }: { list: ConnectionsList; label: string }) {
  const onMore = useMore(list);
  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  if (list.isPending) {
    return (
      <>
        <WaitNotice error={list.failureReason} />
        <CardSkeletons />
      </>
    );
  }
  if (list.connections.length === 0) {
    return (
      <Text type="text2" ellipsis={false}>
        {t('peopleList.noConnections')}
      </Text>
    );
  }
  return (
    <>
      {/* A card says "your mail" where it does not say whose it is. */}
      <CardList list={list} label={label} tab="connections" withPerson onMore={onMore} />
      <Footer list={list} />
    </>
  );
}

/** One person: who it is for monday, and the person's connections. */
export default function PersonScreen({ tab, id }: DetailProps) {
  const ids = useMemo(() => (/^\d{1,20}$/.test(id) ? [id] : []), [id]);
  const batches = useMemo(() => batchesOf([ids]), [ids]);
  const query = useMemo(() => ({ scope: 'account' as const, userIds: ids }), [ids]);
  const people = usePeople(batches);
  const list = useConnections(query);
  const { filters } = usePlace();
  const name = nameOf(id, people.find(id));
  return (
    <PeopleContext value={people.find}>
      <DetailHead list={t('shell.tab.people')} title={name} onBack={() => goTo({ tab, filters })}>
        <div className={styles.actions}>
          <Button size="small" onClick={() => startRevocation({ kind: 'person', userId: id })}>
            {t('peopleList.revoke.start')}
          </Button>
          <Button
            kind="secondary"
            size="small"
            onClick={() => goTo({ tab: 'activity', filters: { person: id } })}
          >
            {t('peopleList.activity')}
          </Button>
        </div>
      </DetailHead>
      <NamesNotice people={people} />
      <PersonFacts userId={id} />
      <Connections list={list} label={t('peopleList.connectionsOf', { person: isolate(name) })} />
    </PeopleContext>
  );
}
