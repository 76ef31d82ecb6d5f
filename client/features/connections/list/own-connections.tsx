import { Button, Text } from '@vibe/core';
import { useMemo } from 'react';
import type { Connection } from '../../../../server/contract/connection.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { startRevocation } from '../../../navigation/start-revocation.ts';
import { useFirstView } from '../../../ui/first-view.ts';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import { useMore } from '../../../ui/use-more.ts';
import { useProviders } from '../../permissions/get-providers.ts';
import { CardList, CardSkeletons } from '../card-list.tsx';
import { useConnections } from '../query-connections.ts';
import { NothingYet } from './empty.tsx';

/** As many as one case names. */
const atMost = 1000;

/** Offers people who leave to revoke all of their own at once, after the hand-over of what uses them. */
function Leaving({ connections }: { connections: Iterable<Connection> }) {
  const ids = Array.from(connections, ({ id }) => id).slice(0, atMost);
  return (
    <div>
      <Text type="text2" ellipsis={false}>
        {t('connections.leaving.detail')}
      </Text>
      <Button
        kind="tertiary"
        size="small"
        noSidePadding
        onClick={() => startRevocation({ kind: 'connections', connectionIds: ids }, 'left')}
      >
        {t('connections.leaving.start')}
      </Button>
    </div>
  );
}

/** One's own connections, as cards: the same for everyone. */
export function OwnConnections({ tab }: { tab: string }) {
  const { role } = useSession();
  const query = useMemo(() => ({ scope: 'mine', withScopes: true }) as const, []);
  const list = useConnections(query);
  const onMore = useMore(list);
  // Asked for together with the list, whose cards say what the permissions allow.
  const providers = useProviders();
  useFirstView(!list.isPending && !providers.isPending);

  if (list.isPending) {
    return (
      <>
        <WaitNotice error={list.failureReason} />
        <CardSkeletons />
      </>
    );
  }
  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  return (
    <>
      {(role === 'guest' || role === 'viewer') && (
        <Text type="text2" ellipsis={false}>
          {t(`connections.limited.${role}`)}
        </Text>
      )}
      {list.connections.length === 0 ? (
        <NothingYet whose="mine" />
      ) : (
        <>
          <CardList list={list} label={t('connections.myTitle')} tab={tab} onMore={onMore} />
          <Leaving connections={list.connections} />
          <Text type="text2" color="secondary" ellipsis={false}>
            {t('connections.whoSees')}
          </Text>
        </>
      )}
    </>
  );
}
