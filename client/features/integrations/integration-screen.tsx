import '../../i18n/load/integrations-texts.ts';
import { Button, Skeleton, Text } from '@vibe/core';
import { useSession } from '../../api/get-session.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { faultOf } from '../../monday/faults.ts';
import { goTo } from '../../monday/location.ts';
import { PeopleContext } from '../../monday/people/people-context.ts';
import { useFormat } from '../../monday/profile-format.ts';
import type { DetailProps } from '../../navigation/screen-props.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DetailHead } from '../../ui/detail-head.tsx';
import { Entries, Entry } from '../../ui/entries.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { PersonCell } from '../../ui/people/person-cell.tsx';
import { ScreenSkeleton } from '../../ui/screen-skeleton.tsx';
import { Section } from '../../ui/section.tsx';
import { StatePage } from '../../ui/state-page.tsx';
import { createdOf } from './columns.tsx';
import { useBoards } from './get-boards.ts';
import { useIntegrations } from './get-integrations.ts';
import type { Integration } from './integration.ts';
import { identifierOf, methodOf, providerOf, stateOf } from './integration-words.ts';
import { ListError } from './list-error.tsx';
import { useNames } from './use-names.ts';

function Boards({ id }: { id: string }) {
  const boards = useBoards(id);
  if (boards.isPending) return <Skeleton type="text" size="h5" width={240} />;
  if (boards.isError) {
    const isFailed = faultOf(boards.error) === 'failed';
    return (
      <>
        <Text type="text2" ellipsis={false} role="alert">
          {t(`integrations.boards.${isFailed ? 'failed' : 'absent'}`)}
        </Text>
        {isFailed && (
          <div>
            <Button kind="secondary" size="small" onClick={() => boards.refetch()}>
              {t('ui.retry')}
            </Button>
          </div>
        )}
      </>
    );
  }
  if (boards.data.length === 0) {
    return (
      <Text type="text2" ellipsis={false}>
        {t('integrations.boards.none')}
      </Text>
    );
  }
  return (
    <>
      <Entries label={t('integrations.boards.label')}>
        {boards.data.map((board) => (
          <Entry
            key={board}
            title={t('integrations.boards.board', { id: board })}
            notes={[]}
            action={
              <CopyButton text={board} label={t('integrations.boards.copy', { id: board })} />
            }
          />
        ))}
      </Entries>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('integrations.boards.explain')}
      </Text>
    </>
  );
}

function IntegrationFacts({ integration }: { integration: Integration }) {
  const { id, name, userId, updatedAt } = integration;
  const format = useFormat();
  return (
    <Facts>
      <Fact name={t('integrations.column.provider')}>{providerOf(integration)}</Fact>
      {name && <Fact name={t('integrations.name')}>{name}</Fact>}
      <Fact name={t('integrations.column.state')}>{stateOf(integration)}</Fact>
      <Fact name={t('integrations.column.method')}>{methodOf(integration)}</Fact>
      <Fact name={t('integrations.column.person')}>
        <PersonCell userId={userId} />
      </Fact>
      <Fact name={t('integrations.column.created')}>{createdOf(integration, format)}</Fact>
      {updatedAt && <Fact name={t('integrations.updated')}>{format.date(updatedAt)}</Fact>}
      <Fact name={t('integrations.id')}>
        <span>
          {id} <CopyButton text={id} label={t('integrations.copyId', { id })} />
        </span>
      </Fact>
    </Facts>
  );
}

const toList = () => goTo({ tab: 'integrations' });

/** One of monday's own connections, and the boards that use it. */
export default function IntegrationScreen({ id }: DetailProps) {
  const { role, features } = useSession();
  const scope = role === 'admin' ? 'account' : 'mine';
  const list = useIntegrations(scope, role !== 'viewer');
  const people = useNames(list, role === 'admin' || role === 'member');
  const integration = list.integrations.find((entry) => entry.id === id);

  if (integration) {
    return (
      <PeopleContext value={people.find}>
        <DetailHead
          list={t('shell.tab.integrations')}
          title={identifierOf(integration)}
          onBack={toList}
        >
          <Text type="text2" color="secondary" ellipsis={false}>
            {t('integrations.managed', { app: isolate(features.appName) })}
          </Text>
        </DetailHead>
        <Section title={t('integrations.facts')}>
          <IntegrationFacts integration={integration} />
        </Section>
        <Section title={t('integrations.boards.title')}>
          <Boards id={id} />
        </Section>
      </PeopleContext>
    );
  }
  if (list.isError) return <ListError error={list.error} onRetry={list.refetch} />;
  if (role !== 'viewer' && (list.isPending || list.hasNextPage)) return <ScreenSkeleton />;
  return (
    <StatePage
      isWholePage
      title={t('integrations.gone.title')}
      lines={[t('integrations.gone.detail')]}
      actions={<Button onClick={toList}>{t('integrations.gone.action')}</Button>}
    />
  );
}
