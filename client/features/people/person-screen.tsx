import '../../i18n/load/integrations-texts.ts';
import '../../i18n/load/people-list-texts.ts';
import { Button, Text } from '@vibe/core';
import { useMemo } from 'react';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { batchesOf } from '../../monday/people/batches.ts';
import { PeopleContext, useFindPerson } from '../../monday/people/people-context.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import type { DetailProps } from '../../navigation/screen-props.ts';
import { DetailHead, HeadCard, HeadLine } from '../../ui/detail-head.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LongId } from '../../ui/long-id.tsx';
import { NamesNotice } from '../../ui/people/names-notice.tsx';
import { nameOf, PhotoOf } from '../../ui/people/person-cell.tsx';
import { Section } from '../../ui/section.tsx';
import { StateLabel } from '../../ui/state-label.tsx';
import { QueryError } from '../../ui/states/query-error.tsx';
import { WaitNotice } from '../../ui/states/wait-notice.tsx';
import { useMore } from '../../ui/use-more.ts';
import { CardList, CardSkeletons } from '../connections/card-list.tsx';
import { Footer } from '../connections/list-count.tsx';
import { type ConnectionsList, useConnections } from '../connections/query-connections.ts';
import { PersonIntegrations } from '../integrations/person/person-integrations.tsx';
import { usePersonIntegrations } from '../integrations/person/use-person-integrations.ts';
import { NextOfPerson } from './next-of-person.tsx';
import { statusLook, statusOf } from './people-words.ts';
import styles from './person-screen.module.css';

/** Shows what monday says of a person; a photo leads, as the name is in the title. */
function PersonFacts({ userId }: { userId: string }) {
  const known = useFindPerson()(userId);
  const look = statusLook(known);
  const status = statusOf(known);
  return (
    <HeadLine>
      <PhotoOf userId={userId} />
      <Facts>
        <Fact name={t('peopleList.column.status')}>
          {look ? <StateLabel look={look} text={status} /> : status}
        </Fact>
        <Fact name={t('peopleList.id')}>
          <LongId id={userId} label={t('peopleList.copyId', { id: userId })} />
        </Fact>
      </Facts>
    </HeadLine>
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

/** Lists what monday's own integrations hold of a person: nothing that is made here ends it. */
function Integrations({ userId, person }: { userId: string; person: string }) {
  const read = usePersonIntegrations(userId);
  const title = t('integrations.person.title', { person });
  if (read === null) return null;
  return (
    <Section title={title}>
      <PersonIntegrations read={read} label={title} />
    </Section>
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
      <DetailHead
        list={t('shell.tab.people')}
        title={name}
        onBack={() => goTo({ tab, filters })}
        isWide
      >
        <HeadCard>
          <PersonFacts userId={id} />
          <NextOfPerson userId={id} list={list} />
          <HeadLine>
            <Button
              kind="secondary"
              size="small"
              onClick={() => goTo({ tab: 'activity', filters: { person: id } })}
            >
              {t('peopleList.activity')}
            </Button>
          </HeadLine>
        </HeadCard>
      </DetailHead>
      <NamesNotice people={people} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Connections
            list={list}
            label={t('peopleList.connectionsOf', { person: isolate(name) })}
          />
        </div>
        {ids.length > 0 && <Integrations userId={id} person={isolate(name)} />}
      </div>
    </PeopleContext>
  );
}
