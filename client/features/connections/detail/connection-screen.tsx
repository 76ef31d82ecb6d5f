import '../../../i18n/load/connection-texts.ts';
import { useMemo } from 'react';
import type { ConnectionDetail } from '../../../../server/contract/connection.ts';
import { useSession } from '../../../api/get-session.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { batchesOf } from '../../../monday/people/batches.ts';
import { PeopleContext } from '../../../monday/people/people-context.ts';
import { usePeople } from '../../../monday/people/use-people.ts';
import type { DetailProps } from '../../../navigation/screen-props.ts';
import { NamesNotice } from '../../../ui/people/names-notice.tsx';
import { ScreenSkeleton } from '../../../ui/screen-skeleton.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import { ConnectionView } from './connection-view.tsx';
import { useConnection } from './get-connection.ts';
import { Gone, isGone } from './gone.tsx';

/** Everyone whom the page names. */
function userIdsOf({
  connection,
  history,
  evidence,
  sameIdentity,
}: ConnectionDetail): (string | null)[] {
  const reporters = [connection.atProvider.by, connection.inMonday.by];
  return [
    connection.userId,
    connection.seenWithUserId,
    connection.acknowledged?.by ?? null,
    ...reporters.filter((by) => by !== null && /^\d+$/.test(by)),
    ...history.map(({ userId }) => userId),
    ...evidence.map(({ userId }) => userId),
    ...sameIdentity.map(({ userId }) => userId),
  ];
}

/** monday answers no questions of viewers about people, and guests may not ask who others are. */
function useNames(detail: ConnectionDetail | undefined) {
  const { role } = useSession();
  const isAsked = role === 'admin' || role === 'member';
  const batches = useMemo(
    () => batchesOf(detail && isAsked ? [userIdsOf(detail)] : []),
    [detail, isAsked],
  );
  return usePeople(batches);
}

/** One connection's own screen, behind an entry of a list. */
export default function ConnectionScreen({ tab, id }: DetailProps) {
  const { filters } = usePlace();
  const detail = useConnection(id);
  const people = useNames(detail.data);
  const onBack = () => goTo({ tab, filters });

  if (detail.data) {
    return (
      <PeopleContext value={people.find}>
        <NamesNotice people={people} />
        <ConnectionView detail={detail.data} tab={tab} onBack={onBack} />
      </PeopleContext>
    );
  }
  if (isGone(detail.error)) return <Gone onBack={onBack} />;
  if (detail.isError)
    return <QueryError isWholePage error={detail.error} onRetry={detail.refetch} />;
  return (
    <>
      <WaitNotice error={detail.failureReason} />
      <ScreenSkeleton />
    </>
  );
}
