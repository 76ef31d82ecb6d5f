import '../../../i18n/load/case-steps-texts.ts';
import { Button } from '@vibe/core';
import { useState } from 'react';
import type { CaseConnection } from '../../../../server/contract/case-lists.ts';
import { entraObjectId } from '../../../../server/contract/provider-facts.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { LongId } from '../../../ui/long-id.tsx';
import { useSurroundings } from '../../../ui/surroundings.ts';
import { TextLine } from '../../../ui/text-line.tsx';
import { usePrinting } from '../../../ui/use-printing.ts';
import styles from './for-whom.module.css';

/** The account of a connection, as the provider knows it. */
export type Whose = Pick<
  CaseConnection,
  'id' | 'provider' | 'providerUniqueIdentifier' | 'displayName' | 'email'
> &
  Partial<Pick<CaseConnection, 'alsoUsedBy'>> & {
    /** For who is not told by whom: another person uses it, too. */
    isAlsoUsed?: boolean;
  };

/** Returns whether another person uses the account of a connection. */
export const isShared = ({ alsoUsedBy, isAlsoUsed }: Whose): boolean =>
  isAlsoUsed ?? (alsoUsedBy?.count ?? 0) > 0;

const namedAtFirst = 5;

/** The key of an Entra identity is the tenant's id and the person's object id, which admins search by. */
function Ids({ provider, providerUniqueIdentifier, displayName }: Whose) {
  const objectId = entraObjectId(provider, providerUniqueIdentifier);
  const [tenant = ''] = providerUniqueIdentifier.split(':');
  const copyId = t('caseSteps.forWhom.copyId', { identity: isolate(displayName) });
  if (objectId === null) {
    return (
      <Facts>
        <Fact name={t('caseSteps.forWhom.id')}>
          <LongId id={providerUniqueIdentifier} label={`${copyId}: ${providerUniqueIdentifier}`} />
        </Fact>
      </Facts>
    );
  }
  const tenantId = t('caseSteps.forWhom.tenantId');
  return (
    <Facts>
      <Fact name={t('caseSteps.forWhom.objectId')}>
        <LongId id={objectId} label={`${copyId}: ${objectId}`} />
      </Fact>
      <Fact name={tenantId}>
        <LongId
          id={tenant}
          label={t('ui.copyNamed', { name: `${tenantId}: ${tenant}, ${isolate(displayName)}` })}
        />
      </Fact>
    </Facts>
  );
}

interface ForWhomProps {
  /** The connections that are loaded so far. */
  connections: readonly Whose[];
  /** Number of accounts. */
  count: number;
  /** They are the person's own: the steps hit them as a whole. */
  isOwnAccount: boolean;
}

/** Lists the accounts of a section, each with the provider's id. */
export function ForWhom({ connections, count, isOwnAccount }: ForWhomProps) {
  const { format } = useSurroundings();
  const [isAll, setAll] = useState(false);
  const isPrinting = usePrinting();
  const shown = isAll || isPrinting ? connections : connections.slice(0, namedAtFirst);
  if (shown.length === 0) return null;
  return (
    <div className={styles.whom}>
      <TextLine weight="bold" element="h3">
        {t('caseSteps.forWhom.title')}
      </TextLine>
      <ul className={styles.people} aria-label={t('caseSteps.forWhom.title')}>
        {shown.map((one) => (
          <li key={one.id} className={styles.person}>
            <TextLine>
              <bdi>{one.displayName}</bdi>
              {one.email && one.email !== one.displayName && (
                <>
                  {' · '}
                  <bdi>{one.email}</bdi>
                </>
              )}
            </TextLine>
            {isShared(one) && (
              <TextLine weight="bold">
                {t(`caseSteps.forWhom.${isOwnAccount ? 'alsoUsedOwn' : 'alsoUsed'}`)}
              </TextLine>
            )}
            <Ids {...one} />
          </li>
        ))}
      </ul>
      {connections.length > shown.length && (
        <div>
          <Button kind="tertiary" size="small" onClick={() => setAll(true)}>
            {t('caseSteps.forWhom.all', { number: format.number(connections.length) })}
          </Button>
        </div>
      )}
      {count > connections.length && (
        <TextLine isQuiet>
          {t('caseSteps.forWhom.first', {
            shown: format.number(connections.length),
            number: format.number(count),
          })}
        </TextLine>
      )}
    </div>
  );
}
