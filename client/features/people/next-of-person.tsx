import '../../i18n/load/people-list-texts.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from '@vibe/core';
import { useMemo } from 'react';
import type { WaitsFor } from '../../../server/contract/case-actor.ts';
import { paths } from '../../../server/contract/paths.ts';
import { useSession } from '../../api/get-session.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';
import { actorName } from '../../i18n/actor-names.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo } from '../../monday/location.ts';
import { batchesOf } from '../../monday/people/batches.ts';
import { type Known, useFindPerson } from '../../monday/people/people-context.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { casesTab, startRevocation } from '../../navigation/start-revocation.ts';
import { HeadLine, NextLine } from '../../ui/detail-head.tsx';
import { nameOf } from '../../ui/people/person-cell.tsx';
import type { ConnectionsList } from '../connections/query-connections.ts';

const staleMilliseconds = 5000;
/** Newer cases say what is next; each card leads to its own. */
const mostCases = 3;

/** Returns who acts, inside a sentence; a user by name. */
function whoActs(acting: WaitsFor, own: string, find: (id: string) => Known): string {
  const { actor, userId } = acting;
  // An admin has a name here where the case is back with its owner.
  if ((actor !== 'person' && actor !== 'monday_admin') || userId === null) return actorName(acting);
  return userId === own ? t('names.actor.you') : isolate(nameOf(userId, find(userId)));
}

/** An open case: whom it waits for, and the way to it. */
function OpenCase({ id }: { id: string }) {
  const { userId } = useSession();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: keys.case(id),
    queryFn: ({ signal }) => call(paths.case, { params: { id }, signal }),
    staleTime: staleMilliseconds,
  });
  const waits = data?.waitsFor;
  const batches = useMemo(() => batchesOf([(waits ?? []).map((one) => one.userId)]), [waits]);
  const { find } = usePeople(batches);
  const who = format.list([...new Set((waits ?? []).map((one) => whoActs(one, userId, find)))]);
  const text = !waits ? 'case' : waits.length > 0 ? 'waits' : 'ready';
  return (
    <NextLine text={t(`peopleList.next.${text}`, { who })}>
      <Button size="small" onClick={() => goTo({ tab: casesTab, id })}>
        {t('peopleList.next.toCase')}
      </Button>
    </NextLine>
  );
}

/** Starts a case about a person; the strongest button only where that is what is next. */
function Start({ userId, isNext = false }: { userId: string; isNext?: boolean }) {
  const button = (
    <Button
      kind={isNext ? 'primary' : 'secondary'}
      size="small"
      onClick={() => startRevocation({ kind: 'person', userId })}
    >
      {t('peopleList.revoke.start')}
    </Button>
  );
  return isNext ? button : <HeadLine>{button}</HeadLine>;
}

interface NextOfPersonProps {
  userId: string;
  list: ConnectionsList;
}

/** Says what is next for a person's connections and why: the open cases, and what is in none. */
export function NextOfPerson({ userId, list }: NextOfPersonProps) {
  const known = useFindPerson()(userId);
  const format = useFormat();
  const { isPending, hasNextPage, total } = list;
  const connections = Array.from(list.connections);
  // Holds the place: a button that moves under the mouse is missed.
  if (isPending) return <Skeleton type="rectangle" height={56} fullWidth />;
  if (connections.length === 0) return <Start userId={userId} />;
  const cases = new Set(connections.flatMap(({ caseId }) => caseId ?? []));
  const left = connections.filter(
    ({ caseId, state }) => caseId === null && state !== 'revoked' && state !== 'confirmed',
  ).length;
  const isLeaver = known.status === 'known' && known.person.status === 'deactivated';
  const number = format.number(left) + (hasNextPage && total !== null ? '+' : '');
  return (
    <>
      {[...cases]
        .toSorted()
        .slice(-mostCases)
        .map((id) => (
          <OpenCase key={id} id={id} />
        ))}
      {left > 0 ? (
        <NextLine
          text={t(`peopleList.next.${isLeaver ? 'leaver' : 'left'}`, { count: left, number })}
        >
          <Start userId={userId} isNext />
        </NextLine>
      ) : (
        <Start userId={userId} />
      )}
    </>
  );
}
