import { Text } from '@vibe/core';
import type { ConnectionDetail } from '../../server/contract/connection.ts';
import type { ConnectionUse } from '../../server/contract/use.ts';
import { useSession } from '../api/get-session.ts';
import { Entries, Entry } from '../parts/entries.tsx';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/format.ts';
import { isolate, t } from '../text/text.ts';

/** Names a place as closely as monday named it. */
function placeName({ where }: ConnectionUse): string {
  const { kind, boardId: board, hostInstanceId: object, integrationId, recipeId } = where;
  const automation = integrationId;
  if (kind === 'board' && board) {
    return automation
      ? t('connection.uses.automationOnBoard', { automation, board })
      : t('connection.uses.board', { board });
  }
  if (kind === 'object' && object) {
    return automation
      ? t('connection.uses.objectAutomation', { automation, object })
      : t('connection.uses.object', { object });
  }
  if (automation) return t('connection.uses.automation', { automation });
  if (recipeId) return t('connection.uses.recipe', { recipe: recipeId });
  return t('connection.uses.unknown');
}

const keyOf = ({ where, firstUsedAt }: ConnectionUse) => JSON.stringify([where, firstUsedAt]);

function Use({ use }: { use: ConnectionUse }) {
  const format = useFormat();
  const { firstUsedAt, lastUsedAt, runs, where } = use;
  return (
    <Entry
      title={placeName(use)}
      notes={[
        t('connection.uses.last', { date: format.dateTime(lastUsedAt) }),
        t('connection.uses.first', { date: format.dateTime(firstUsedAt) }),
        t('connection.uses.runs', { count: runs, number: format.number(runs) }),
        where.kind === 'object' && where.hostType
          ? t('connection.uses.hostType', { type: where.hostType })
          : '',
      ].filter(Boolean)}
    />
  );
}

/** The automations that were seen using a connection, and since when none was. */
export function WhereUsed({ detail }: { detail: ConnectionDetail }) {
  const { uses, connection } = detail;
  const { lastUsedAt, firstConnectedAt, usedIn } = connection;
  const { appName } = useSession().features;
  const format = useFormat();
  const since = { date: format.date(lastUsedAt ?? firstConnectedAt) };
  return (
    <Section title={t('connection.uses.title')}>
      <Text type="text2" ellipsis={false}>
        {t(uses.length > 0 ? 'connection.uses.quiet' : 'connection.uses.none', since)}
      </Text>
      {uses.length > 0 && (
        <Entries label={t('connection.uses.label')}>
          {uses.map((use) => (
            <Use key={keyOf(use)} use={use} />
          ))}
        </Entries>
      )}
      {usedIn > uses.length && uses.length > 0 && (
        <Text type="text2" ellipsis={false}>
          {t('connection.uses.more', {
            shown: format.number(uses.length),
            total: format.number(usedIn),
          })}
        </Text>
      )}
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('connection.uses.explain', { app: isolate(appName) })}
      </Text>
    </Section>
  );
}
