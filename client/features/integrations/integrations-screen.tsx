import '../../i18n/load/integrations-texts.ts';
import { Skeleton, Text } from '@vibe/core';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { PeopleContext } from '../../monday/people/people-context.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { useIsNarrow } from '../../ui/narrow.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { NamesNotice } from '../../ui/people/names-notice.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useColumns } from './columns.tsx';
import { type IntegrationsList, useIntegrations } from './get-integrations.ts';
import { IntegrationCards } from './integration-cards.tsx';
import { ListError } from './list-error.tsx';
import { Progress } from './progress.tsx';
import { useNames } from './use-names.ts';

function List({ list, withPerson }: { list: IntegrationsList; withPerson: boolean }) {
  const columns = useColumns(withPerson);
  const isNarrow = useIsNarrow();
  if (isNarrow && list.isPending) return <Skeleton type="rectangle" height={240} fullWidth />;
  if (isNarrow)
    return <IntegrationCards integrations={list.integrations} withPerson={withPerson} />;
  return (
    <DataTable
      label={t('integrations.table')}
      columns={columns}
      rows={list.integrations}
      total={list.hasNextPage || list.isPending ? null : list.integrations.length}
      isLoading={list.isPending}
      isOpening
    />
  );
}

function Integrations({ scope }: { scope: 'account' | 'mine' }) {
  const list = useIntegrations(scope, true);
  const withPerson = scope === 'account';
  const people = useNames(list, withPerson);
  const { appName } = useSession().features;
  if (list.isLoadingError) return <ListError error={list.error} onRetry={list.refetch} />;
  if (list.isSuccess && list.integrations.length === 0) {
    return (
      <StatePage
        title={t(`integrations.empty.${scope}`)}
        lines={[t('integrations.empty.detail', { app: isolate(appName) })]}
        actions={
          <BusyButton kind="secondary" isBusy={list.isFetching} onClick={() => list.refetch()}>
            {t('ui.retry')}
          </BusyButton>
        }
      />
    );
  }
  return (
    <PeopleContext value={people.find}>
      <NamesNotice people={people} />
      <Progress list={list} />
      <List list={list} withPerson={withPerson} />
    </PeopleContext>
  );
}

/** monday's own connections, for reading: everyone's for admins, one's own for others. */
export default function IntegrationsScreen() {
  const { role, features } = useSession();
  const scope = role === 'admin' ? 'account' : 'mine';
  return (
    <>
      <PageHead title={t(`integrations.title.${scope}`)}>
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('integrations.managed', { app: isolate(features.appName) })}
        </Text>
      </PageHead>
      {role === 'viewer' ? (
        <StatePage
          title={t('integrations.viewer.title')}
          lines={[t('integrations.viewer.detail')]}
        />
      ) : (
        <Integrations scope={scope} />
      )}
    </>
  );
}
