import { Text } from '@vibe/core';
import type { ConnectionDetail } from '../../../../server/contract/connection.ts';
import type { ConnectionUse } from '../../../../server/contract/use.ts';
import { useSession } from '../../../api/get-session.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Entries } from '../../../ui/entries.tsx';
import { Section } from '../../../ui/section.tsx';
import { UseEntry } from './use-entry.tsx';

const keyOf = ({ where, firstUsedAt }: ConnectionUse) => JSON.stringify([where, firstUsedAt]);

/** The automations that were seen using a connection, and since when none was. */
export function KnownUses({ detail }: { detail: ConnectionDetail }) {
  const { uses, connection } = detail;
  const { lastUsedAt, firstConnectedAt, usedIn } = connection;
  const { appName } = useSession().features;
  const format = useFormat();
  const since = { date: format.date(lastUsedAt ?? firstConnectedAt) };
  return (
    <>
      <Text type="text2" ellipsis={false}>
        {t(uses.length > 0 ? 'connection.uses.quiet' : 'connection.uses.none', since)}
      </Text>
      {uses.length > 0 && (
        <Entries label={t('connection.uses.label')}>
          {uses.map((use) => (
            <UseEntry key={keyOf(use)} use={use} />
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
    </>
  );
}

/** Lists where a connection is used, as far as that was seen. */
export const WhereUsed = ({ detail }: { detail: ConnectionDetail }) => (
  <Section title={t('connection.uses.title')}>
    <KnownUses detail={detail} />
  </Section>
);
