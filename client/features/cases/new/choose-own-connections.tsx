import { Skeleton, Text } from '@vibe/core';
import { providerName } from '../../../i18n/provider-names.ts';
import { t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Box } from '../../../ui/box.tsx';
import { FieldSet } from '../../../ui/field-set.tsx';
import { ListFooter } from '../../../ui/list-footer.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { identityNote } from '../../connections/connection-format.ts';
import { useConnections } from '../../connections/query-connections.ts';
import styles from './choose-own-connections.module.css';
import { changeDraft, useDraft } from './draft.ts';

const query = { scope: 'mine' as const };

/** Whoever is no admin chooses among their own connections. */
export function OwnConnections() {
  const { target } = useDraft();
  const format = useFormat();
  const list = useConnections(query);
  const chosen = target?.kind === 'connections' ? target.connectionIds : [];
  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <Skeleton type="rectangle" height={120} fullWidth />;
  if (list.connections.length === 0) {
    return (
      <Text type="text2" ellipsis={false}>
        {t('newCase.about.noneMine')}
      </Text>
    );
  }
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    changeDraft({
      kind: 'connections',
      target: next.length > 0 ? { kind: 'connections', connectionIds: next } : null,
    });
  };
  return (
    <FieldSet legend={t('newCase.about.mine')}>
      {Array.from(list.connections, (connection) => {
        const { id, displayName, provider } = connection;
        const notes = [providerName(provider), identityNote(connection)].filter(Boolean);
        return (
          <div key={id} className={styles.one}>
            <Box
              label={<bdi>{displayName}</bdi>}
              name={`${displayName}, ${notes.join(', ')}`}
              isChecked={chosen.includes(id)}
              onChange={() => toggle(id)}
            />
            <div className={styles.note}>
              <Text type="text2" color="secondary" ellipsis={false}>
                <bdi>{notes.join(' · ')}</bdi>
              </Text>
            </div>
          </div>
        );
      })}
      {list.hasNextPage && (
        <ListFooter
          text={t('connections.all', {
            count: list.connections.length,
            number: format.number(list.connections.length),
          })}
          hasMore
          isLoadingMore={list.isFetchingNextPage}
          hasFailed={list.isFetchNextPageError}
          onMore={list.fetchNextPage}
        />
      )}
    </FieldSet>
  );
}
