import '../../../../i18n/load/list-texts.ts';
import { Button, Text } from '@vibe/core';
import { useEffect, useState } from 'react';
import type { ConnectionsQueryInput } from '../../../../../server/contract/connection.ts';
import type { WholeFilter } from '../../../../../server/contract/list-filter.ts';
import { providerName } from '../../../../i18n/provider-names.ts';
import { isolate, t } from '../../../../i18n/translate.ts';
import { useFormat } from '../../../../monday/profile-format.ts';
import { startRevocation } from '../../../../navigation/start-revocation.ts';
import { announce } from '../../../../ui/announce.ts';
import { BusyButton } from '../../../../ui/busy-button.tsx';
import type { ConnectionsList } from '../../query-connections.ts';
import styles from '../../selection.module.css';
import { clearSelection, mostSelected, type Selection, useSelection } from '../../selection.ts';
import { countHidden } from './hidden.ts';
import { selectAll } from './select-all.ts';
import { wholeTargetOf } from './whole-target.ts';

interface RevokeAllProps {
  list: ConnectionsList;
  query: ConnectionsQueryInput;
  kind?: 'secondary' | 'tertiary';
}

/** The filter of a query; null where it leaves nothing out. */
function filterOf(query: ConnectionsQueryInput): WholeFilter | null {
  const { scope, sort, ...filter } = query;
  return Object.keys(filter).length > 0 ? filter : null;
}

/** Starts a revocation of everything that a filter finds, however much that is. */
function RevokeAll({ list, query, kind = 'tertiary' }: RevokeAllProps) {
  const format = useFormat();
  const { total, isTotalExact, connections } = list;
  const filter = filterOf(query);
  if (!total || !filter) return null;
  const whole = wholeTargetOf(query, connections.at(0));
  const number = format.number(total);
  const matching = isTotalExact
    ? t('list.select.matching', { count: total, number })
    : t('list.select.matchingOrMore', { number });
  return (
    <>
      <Button kind={kind} size="small" onClick={() => startRevocation({ kind: 'filter', filter })}>
        {matching}
      </Button>
      {whole && (
        <Button kind="tertiary" size="small" onClick={() => startRevocation(whole)}>
          {whole.kind === 'provider'
            ? t('list.select.wholeProvider', { provider: providerName(whole.provider) })
            : t('list.select.wholeOrganization', {
                organization: isolate(whole.organizationName ?? whole.organizationId),
              })}
        </Button>
      )}
    </>
  );
}

/** The same below the toolbar, where nothing is selected. */
export function RevokeAllBar(props: RevokeAllProps) {
  return (
    <div>
      <RevokeAll {...props} kind="secondary" />
    </div>
  );
}

interface BulkBarProps {
  list: ConnectionsList;
  query: ConnectionsQueryInput;
  onExport(selection: Selection): void;
}

/** Selects the rest of what fits; beyond what can be selected, offers what a case can be about as a whole. */
function Rest({ list, query, isWhole }: Omit<BulkBarProps, 'onExport'> & { isWhole: boolean }) {
  const format = useFormat();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { total, isTotalExact } = list;
  if (total === null || isWhole) return null;
  const number = format.number(total);
  if (total > mostSelected) {
    const most = format.number(mostSelected);
    return (
      <>
        <Text type="text2" color="secondary" ellipsis={false}>
          {t(isTotalExact ? 'list.select.more' : 'list.select.moreOrMore', { number, most })}
        </Text>
        <RevokeAll list={list} query={query} />
      </>
    );
  }
  const start = async () => {
    setBusy(true);
    setFailed(false);
    await selectAll(query).catch(() => setFailed(true));
    setBusy(false);
  };
  return (
    <>
      <BusyButton kind="tertiary" size="small" isBusy={isBusy} onClick={start}>
        {t('list.select.all', { count: total, number })}
      </BusyButton>
      {hasFailed && (
        <Text type="text2" ellipsis={false} role="alert">
          {t('list.select.allFailed')}
        </Text>
      )}
    </>
  );
}

/** Actions for the selected connections; nothing without a selection. */
export default function BulkBar({ list, query, onExport }: BulkBarProps) {
  const selection = useSelection();
  const format = useFormat();
  const count = selection.size;
  const text = t('list.select.count', { count, number: format.number(count) });
  const hidden = countHidden(selection, query, list.connections, !list.hasNextPage);
  const hiddenText =
    hidden === null
      ? t('list.select.maybeHidden')
      : hidden > 0 && t('list.select.hidden', { count: hidden, number: format.number(hidden) });
  const said = hiddenText ? `${text}. ${hiddenText}` : text;
  useEffect(() => announce(said), [said]);

  const { total } = list;
  const isWhole = hidden === 0 && total !== null && list.isTotalExact && count >= total;
  return (
    <section className={styles.bar} aria-label={t('list.select.bar')}>
      <Text type="text1" weight="medium" ellipsis={false}>
        {text}
      </Text>
      {hiddenText && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {hiddenText}
        </Text>
      )}
      <Button
        size="small"
        onClick={() =>
          startRevocation({ kind: 'connections', connectionIds: [...selection.keys()] })
        }
      >
        {t('list.select.revoke')}
      </Button>
      <Button kind="secondary" size="small" onClick={() => onExport(selection)}>
        {t('list.select.export')}
      </Button>
      <Rest list={list} query={query} isWhole={isWhole} />
      <Button
        kind="tertiary"
        size="small"
        onClick={() => {
          clearSelection();
          announce(t('list.select.none'));
        }}
      >
        {t('list.select.clear')}
      </Button>
    </section>
  );
}
