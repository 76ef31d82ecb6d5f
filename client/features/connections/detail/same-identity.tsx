import { Button, Text } from '@vibe/core';
import type { Connection, ConnectionDetail } from '../../../../server/contract/connection.ts';
import { useSession } from '../../../api/get-session.ts';
import { providerInSentence } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { useFindPerson } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { nameOf, PhotoOf } from '../../../ui/people/person-cell.tsx';
import { Section } from '../../../ui/section.tsx';
import { StateLabel } from '../../../ui/state-label.tsx';
import { stateLook } from '../connection-format.ts';

function Other({ connection, tab }: { connection: Connection; tab: string }) {
  const { id, userId, firstConnectedAt, state } = connection;
  const { filters } = usePlace();
  const find = useFindPerson();
  const format = useFormat();
  const person = userId === null ? t('people.unknown') : nameOf(userId, find(userId));
  return (
    <Entry
      mark={<PhotoOf userId={userId} />}
      title={person}
      labels={<StateLabel look={stateLook(connection)} text={t(`connections.state.${state}`)} />}
      notes={[t('connection.same.since', { date: format.date(firstConnectedAt) })]}
      action={
        <Button
          kind="secondary"
          size="small"
          aria-label={t('connection.same.detailsOf', { person: isolate(person) })}
          onClick={() => goTo({ tab, id, filters })}
        >
          {t('connection.same.details')}
        </Button>
      }
    />
  );
}

/** Connections of other people with the same account: what happens to one happens to all. */
export function SameIdentity({ detail, tab }: { detail: ConnectionDetail; tab: string }) {
  const { role } = useSession();
  const { connection, sameIdentity } = detail;
  return (
    <Section title={t('connection.same.title')}>
      <Text type="text2" ellipsis={false}>
        {sameIdentity.length > 0
          ? t('connection.same.detail', { provider: providerInSentence(connection.provider) })
          : t(`connection.same.${role === 'admin' ? 'none' : 'hidden'}`)}
      </Text>
      {sameIdentity.length > 0 && (
        <Entries label={t('connection.same.label')}>
          {sameIdentity.map((other) => (
            <Other key={other.id} connection={other} tab={tab} />
          ))}
        </Entries>
      )}
    </Section>
  );
}
