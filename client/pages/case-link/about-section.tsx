import { Button } from '@vibe/core';
import { useState } from 'react';
import { entraObjectId } from '../../../server/contract/provider-facts.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { CopiedValue } from '../shared/copied-value.tsx';
import { pageFormat } from '../shared/page-format.ts';
import { t } from '../shared/page-text.ts';
import styles from './about-section.module.css';
import type { SharedSection } from './case-link-calls.ts';

const firstShown = 10;
type SharedConnection = SharedSection['connections'][number];

/** The key of an Entra identity is the tenant's id and the person's object id, which admins search by. */
function Ids({ provider, providerUniqueIdentifier }: SharedConnection) {
  const person = entraObjectId(provider, providerUniqueIdentifier);
  const [organization] = providerUniqueIdentifier.split(':');
  if (person === null) {
    return <CopiedValue name={t('caseLink.id')} value={providerUniqueIdentifier} />;
  }
  return (
    <Facts>
      <Fact name={t('caseLink.objectId')}>
        <CopiedValue name={t('caseLink.objectId')} value={person} />
      </Fact>
      <Fact name={t('caseLink.tenantId')}>
        <CopiedValue name={t('caseLink.tenantId')} value={organization ?? ''} />
      </Fact>
    </Facts>
  );
}

function Whose({ connection }: { connection: SharedConnection }) {
  const { displayName, email } = connection;
  return (
    <li className={styles.person}>
      <span>
        <bdi>{displayName}</bdi>
        {email && email !== displayName && (
          <>
            {' · '}
            <bdi>{email}</bdi>
          </>
        )}
      </span>
      <Ids {...connection} />
    </li>
  );
}

/** Whose access the section is about: the ids whole, names as the admin allowed. */
export function AboutSection({ section }: { section: SharedSection }) {
  const { connections, connectionCount } = section;
  const [isAll, setAll] = useState(false);
  const shown = isAll ? connections : connections.slice(0, firstShown);
  const format = pageFormat();
  const number = format.number(connectionCount);
  return (
    <div className={styles.about}>
      <p>{t('caseLink.people', { count: connectionCount, number })}</p>
      <ul className={styles.people}>
        {shown.map((connection) => (
          <Whose key={connection.id} connection={connection} />
        ))}
      </ul>
      {connectionCount > connections.length && isAll && (
        <p>{t('caseLink.firstOnly', { shown: format.number(connections.length), number })}</p>
      )}
      {connections.length > shown.length && (
        <div>
          <Button kind="tertiary" size="small" onClick={() => setAll(true)}>
            {t('caseLink.allPeople', { number: format.number(connections.length) })}
          </Button>
        </div>
      )}
    </div>
  );
}
