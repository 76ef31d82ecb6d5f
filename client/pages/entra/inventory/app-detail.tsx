import { Button } from '@vibe/core';
import { useRef, useState } from 'react';
import { describeAll } from '../../../../server/contract/describe-permission.ts';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import { browserFormat } from '../../../i18n/format.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { LongId } from '../../../ui/long-id.tsx';
import { moveFocus } from '../../../ui/move-focus.ts';
import { RiskLine } from '../../../ui/risk-sign.tsx';
import { ActionButtons } from '../actions/action-buttons.tsx';
import {
  allScopes,
  type InventoryApp,
  isLasting,
  peopleOf,
  riskOf,
} from '../directory/inventory.ts';
import {
  permissionWords,
  publisherWords,
  riskWords,
  stateWords,
} from '../directory/inventory-words.ts';
import type { Inventory } from '../directory/read-inventory.ts';
import styles from './inventory.module.css';
import { PeopleTable } from './people-table.tsx';
import { targetOf } from './target-of.ts';
import type { useInventory } from './use-inventory.ts';

export interface AppDetailProps {
  session: EntraSession;
  of: ReturnType<typeof useInventory>;
  found: Inventory;
  app: InventoryApp;
  connections: readonly InventoryConnection[];
  onClose(): void;
}

function AppFacts({ app, session }: Pick<AppDetailProps, 'app' | 'session'>) {
  const { knownScopes } = session;
  const scopes = allScopes(app);
  const risk = riskOf(scopes, knownScopes);
  const created = app.createdAt && browserFormat().date(app.createdAt);
  const yesNo = (is: boolean) => t(`entraInventory.${is ? 'yes' : 'no'}`);
  return (
    <Facts>
      <Fact name={t('entraInventory.fact.publisher')}>{publisherWords(app)}</Fact>
      <Fact name={t('entra.applicationId')}>
        <LongId label={t('ui.copyNamed', { name: t('entra.applicationId') })} id={app.appId} />
      </Fact>
      <Fact name={t('entraInventory.fact.state')}>{stateWords(app)}</Fact>
      <Fact name={t('entraInventory.fact.activation')}>
        {app.isDeactivated === null
          ? t('entraInventory.notKnown')
          : t(`entraInventory.app.${app.isDeactivated ? 'deactivated' : 'activated'}`)}
      </Fact>
      <Fact name={t('entraInventory.fact.assignment')}>{yesNo(app.isAssignmentRequired)}</Fact>
      <Fact name={t('entraInventory.column.created')}>
        {created || t('entraInventory.notKnown')}
      </Fact>
      <Fact name={t('entraInventory.column.everyone')}>
        {app.forEveryone
          ? browserFormat().list(app.forEveryone.scopes)
          : t('entraInventory.everyone.no')}
      </Fact>
      <Fact name={t('entraInventory.column.lasts')}>
        {t(`entraInventory.lasts.${isLasting(scopes) ? 'yes' : 'no'}`)}
      </Fact>
      <Fact name={t('entraInventory.column.permissions')}>
        <RiskLine risk={risk} text={riskWords(risk)} />
        <ul>
          {describeAll(scopes, knownScopes).map(({ name }) => (
            <li key={name}>{permissionWords(name, knownScopes)}</li>
          ))}
        </ul>
      </Fact>
    </Facts>
  );
}

/** Counts users by how they stand on both sides, those that need attention first. */
function Standings({ app, connections }: Pick<AppDetailProps, 'app' | 'connections'>) {
  if (!app.isOurs) return null;
  const rows = peopleOf(app, connections);
  const counted = (['onlyAtEntra', 'both', 'covered', 'onlyHere'] as const)
    .map((standing) => ({
      standing,
      count: rows.filter((row) => row.standing === standing).length,
    }))
    .filter(({ count }) => count > 0);
  return (
    <ul>
      {counted.map(({ standing, count }) => (
        <li key={standing}>
          {t(`entraInventory.standing.${standing}Count`, {
            count,
            number: browserFormat().number(count),
          })}
        </li>
      ))}
    </ul>
  );
}

/** One app: its facts, how its people stand, and who they are. */
export function AppDetail(props: AppDetailProps) {
  const { app, session, of, found, connections, onClose } = props;
  const [personId, setPersonId] = useState<string | null>(null);
  const chosen = useRef<HTMLDivElement>(null);
  const row = peopleOf(app, connections).find(({ id }) => id === personId);
  const about = { session, found, connections };
  const onRun = () => void of.start(true);
  const target = row && targetOf(about, app, row);
  const choose = ({ id }: { id: string }) => {
    setPersonId(id);
    requestAnimationFrame(() => moveFocus(chosen.current));
  };
  return (
    <div className={styles.part}>
      <div>
        <Button kind="tertiary" size="small" onClick={onClose}>
          {t('entraInventory.back')}
        </Button>
      </div>
      <h3>
        <bdi>{app.name}</bdi>
        {app.isOurs && ` · ${t('entraInventory.ours')}`}
      </h3>
      <AppFacts app={app} session={session} />
      <Standings app={app} connections={connections} />
      <h4>{t('entraActions.forApp')}</h4>
      <ActionButtons session={session} about="app" target={targetOf(about, app)} onRun={onRun} />
      {target && (
        <div className={styles.part} ref={chosen} tabIndex={-1}>
          <h4>{t('entraActions.forPerson', { person: isolate(target.person?.name ?? '') })}</h4>
          <ActionButtons session={session} about="person" target={target} onRun={onRun} />
        </div>
      )}
      <PeopleTable
        {...{ app, found, connections, knownScopes: session.knownScopes }}
        onAct={session.signIn.actingClientId === null ? undefined : choose}
      />
    </div>
  );
}
