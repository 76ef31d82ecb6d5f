import { Button, Heading, Text } from '@vibe/core';
import { lazy, memo, Suspense, useId } from 'react';
import type { Connection } from '../../../server/contract/connection.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { openSteps } from '../../navigation/open-own-steps.ts';
import { casesTab, startRevocation } from '../../navigation/start-revocation.ts';
import { ProviderMark } from '../../ui/provider-mark.tsx';
import { StateLabel } from '../../ui/state-label.tsx';
import { PermissionsLine } from '../permissions/permissions-line.tsx';
import styles from './connection-card.module.css';
import {
  identityNote,
  lastOf,
  sidesOf,
  sinceOf,
  stateLook,
  type TwoLines,
} from './connection-format.ts';
import { detailsId, leaveBy, stepsButtonId } from './left-card.ts';
import { OwnerCell } from './owner.tsx';

const SelectBox = lazy(() => import('./select-box.tsx'));

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  );
}

const oneLine = ({ text, secondary }: TwoLines) => (secondary ? `${text}; ${secondary}` : text);

interface ConnectionCardProps {
  connection: Connection;
  /** The tab whose list holds the card. */
  tab: string;
  /** In the list of everyone: whose connection it is, and a box that selects it. */
  withPerson?: boolean;
}

function Actions({ connection, tab, withPerson }: ConnectionCardProps) {
  const { id, displayName, caseId } = connection;
  const { filters } = usePlace();
  const identity = isolate(displayName);
  return (
    <div className={styles.actions}>
      <Button
        id={stepsButtonId(id)}
        kind="secondary"
        size="small"
        aria-label={t(withPerson ? 'connections.cardRevoke' : 'connections.cardHowTo', {
          identity,
        })}
        onClick={() => {
          if (withPerson) return startRevocation({ kind: 'connections', connectionIds: [id] });
          leaveBy(stepsButtonId(id));
          openSteps(id, { tab, filters });
        }}
      >
        {t(withPerson ? 'connections.revoke' : 'connections.howTo')}
      </Button>
      {caseId !== null && (
        <Button
          kind="tertiary"
          size="small"
          aria-label={t('connections.cardCase', { identity })}
          onClick={() => goTo({ tab: casesTab, id: caseId })}
        >
          {t('connections.toCase')}
        </Button>
      )}
      <Button
        id={detailsId(id)}
        kind="tertiary"
        size="small"
        aria-label={t('connections.cardDetails', { identity })}
        onClick={() => {
          leaveBy(detailsId(id));
          goTo({ tab, id, filters });
        }}
      >
        {t('connections.details')}
      </Button>
    </div>
  );
}

/** One connection, for reading: what it is, since when, and how things stand. */
export const ConnectionCard = memo(function ConnectionCard(props: ConnectionCardProps) {
  const { connection, tab, withPerson } = props;
  const { provider, displayName, organization, lastUsedAt, scopes } = connection;
  const format = useFormat();
  const titleId = useId();
  const note = identityNote(connection);
  return (
    <li className={styles.card} aria-labelledby={titleId}>
      <div className={styles.top}>
        {withPerson && (
          <Suspense>
            <SelectBox connection={connection} />
          </Suspense>
        )}
        <span className={styles.provider}>
          <ProviderMark provider={provider} />
          <Text type="text2" color="secondary">
            {providerName(provider)}
          </Text>
        </span>
        <StateLabel
          look={stateLook(connection)}
          text={t(`connections.state.${connection.state}`)}
        />
      </div>
      <div>
        <Heading type="h3" ellipsis={false} id={titleId} className={styles.name}>
          <bdi>{displayName}</bdi>
        </Heading>
        {note && (
          <Text type="text2" color="secondary" ellipsis={false} className={styles.name}>
            <bdi>{note}</bdi>
          </Text>
        )}
      </div>
      {withPerson && (
        <div className={styles.person}>
          <OwnerCell connection={connection} />
        </div>
      )}
      {!withPerson && scopes && <PermissionsLine connection={{ ...connection, scopes }} />}
      <dl className={styles.facts}>
        <Fact
          name={t('connections.column.organization')}
          value={organization?.name ?? t('connections.noOrganization')}
        />
        <Fact name={t('connections.column.since')} value={oneLine(sinceOf(connection, format))} />
        <Fact name={t('connections.column.last')} value={lastOf(connection, format).text} />
        <Fact
          name={t('connections.column.lastUsed')}
          value={lastUsedAt ? format.date(lastUsedAt) : t('connections.noUseSeen')}
        />
        <Fact name={t('connections.column.state')} value={sidesOf(connection)} />
      </dl>
      <Actions connection={connection} tab={tab} withPerson={withPerson} />
    </li>
  );
});
