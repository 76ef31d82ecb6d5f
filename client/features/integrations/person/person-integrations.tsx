import '../../../i18n/load/integrations-texts.ts';
import { Button, Text } from '@vibe/core';
import { useSession } from '../../../api/get-session.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { useBoardAddress } from '../../../monday/boards/board-address.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Entry } from '../../../ui/entries.tsx';
import { FirstEntries } from '../../../ui/first-entries.tsx';
import { OutsideLink } from '../../../ui/link.tsx';
import { ProgressBar, ProgressLine } from '../../../ui/progress-bar.tsx';
import { createdOf } from '../columns.tsx';
import type { BoardsAnswer } from '../get-boards.ts';
import type { Integration } from '../integration.ts';
import { DetailsButton } from '../integration-cards.tsx';
import { identifierOf, methodOf, providerOf, stateOf } from '../integration-words.ts';
import styles from './person-integrations.module.css';
import type { PersonIntegrations as Read } from './use-person-integrations.ts';

/** The boards of an integration in a note, where there is nothing to link to. */
function boardsNote(boards: BoardsAnswer | undefined): string | null {
  if (boards === undefined) return t('integrations.person.boards.notAsked');
  if (boards === null) return t('integrations.person.boards.reading');
  if (boards === 'absent' || boards === 'failed') return t(`integrations.boards.${boards}`);
  return boards.length === 0 ? t('integrations.person.boards.none') : null;
}

function BoardLinks({ boards }: { boards: readonly string[] }) {
  const addressOf = useBoardAddress();
  return boards.map((id) => {
    const name = t('integrations.boards.board', { id });
    const address = addressOf(id);
    if (address === null) return <span key={id}>{name}</span>;
    return (
      <OutsideLink key={id} href={address}>
        {name}
      </OutsideLink>
    );
  });
}

function IntegrationEntry({
  integration,
  boards,
}: {
  integration: Integration;
  boards: BoardsAnswer | undefined;
}) {
  const format = useFormat();
  const identifier = identifierOf(integration);
  const provider = providerOf(integration);
  const note = boardsNote(boards);
  return (
    <Entry
      title={identifier}
      notes={[
        provider,
        stateOf(integration),
        methodOf(integration),
        t('integrations.person.connected', { date: createdOf(integration, format) }),
      ]}
      lines={note === null ? [] : [note]}
      labels={Array.isArray(boards) && boards.length > 0 ? <BoardLinks boards={boards} /> : null}
      action={<DetailsButton integration={integration} kind="tertiary" size="xs" />}
    />
  );
}

/** Says what is known, and when it was read; of a list that was not read, that nothing is known. */
function Known({ read }: { read: Read }) {
  const format = useFormat();
  const { status, integrations, ownerless, readAt, retry } = read;
  if (status === 'reading') {
    return (
      <ProgressLine>
        <ProgressBar label={t('integrations.reading')} />
        <Text type="text2" ellipsis={false}>
          {t('integrations.person.reading')}
        </Text>
      </ProgressLine>
    );
  }
  const count = integrations.length;
  const time = format.dateTime(new Date(readAt || Date.now()).toISOString());
  const canRetry = status === 'partly' || status === 'failed';
  return (
    <>
      <Text type="text2" ellipsis={false}>
        {t(`integrations.person.${status}`, { count, number: format.number(count), time })}
        {status === 'read' &&
          ownerless > 0 &&
          ` ${t('integrations.person.ownerless', { count: ownerless, number: format.number(ownerless) })}`}
      </Text>
      {canRetry && (
        <div>
          <Button kind="secondary" size="small" onClick={retry}>
            {t('ui.retry')}
          </Button>
        </div>
      )}
    </>
  );
}

function WhatToDo() {
  const app = isolate(useSession().features.appName);
  return (
    <div>
      <Text type="text2" element="h3" weight="medium" ellipsis={false}>
        {t('integrations.person.todo.title')}
      </Text>
      <ol className={styles.steps}>
        <li>
          {t('integrations.person.todo.handOver')}{' '}
          <OutsideLink href="https://support.monday.com/hc/en-us/articles/25116337794322">
            {t('integrations.person.todo.handOverPage')}
          </OutsideLink>
        </li>
        <li>
          {t('integrations.person.todo.switchOff')}{' '}
          <OutsideLink href="https://support.monday.com/hc/en-us/articles/360020742000">
            {t('integrations.person.todo.switchOffPage')}
          </OutsideLink>
        </li>
        <li>{t('integrations.person.todo.provider', { app })}</li>
      </ol>
    </div>
  );
}

interface PersonIntegrationsProps {
  read: Read;
  /** Names the list. */
  label: string;
}

/** The monday integrations of one person: what monday says of them, when, and what to do there. */
export function PersonIntegrations({ read, label }: PersonIntegrationsProps) {
  const app = isolate(useSession().features.appName);
  const { integrations, boards } = read;
  return (
    <>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('integrations.person.about', { app })}
      </Text>
      <Known read={read} />
      {integrations.length > 0 && (
        <>
          <FirstEntries
            label={label}
            items={integrations}
            entry={(one) => (
              <IntegrationEntry key={one.id} integration={one} boards={boards.get(one.id)} />
            )}
          />
          <WhatToDo />
        </>
      )}
    </>
  );
}
