import { Button, Skeleton } from '@vibe/core';
import type { CaseSummary } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { casesTab } from '../../../navigation/start-revocation.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { useIsNarrow } from '../../../ui/narrow.ts';
import { PhotoOf } from '../../../ui/people/person-cell.tsx';
import { ProviderMark } from '../../../ui/provider-mark.tsx';
import { StateLabel } from '../../../ui/state-label.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { Toned } from '../../../ui/tone-label.tsx';
import { useMore } from '../../../ui/use-more.ts';
import {
  type CaseWords,
  caseName,
  clockOf,
  dueOf,
  personOf,
  stepsOf,
  toldWords,
  waitsFor,
} from '../case-words.ts';
import { caseTone, evidenceOf } from '../evidence-words.ts';
import type { CasesList } from '../query-cases.ts';
import { openedBy, StatusLabel, useColumns } from './columns.tsx';

const ownerNote = ({ owner }: CaseSummary, words: CaseWords) =>
  owner === null ? t('cases.noOwner') : `${t('cases.owner')}: ${personOf(owner, words)}`;

/** The photo of whom a case is about, or the mark of the one provider at which access ends. */
function markOf({ target, providers }: CaseSummary) {
  const [provider] = providers;
  if (target.kind === 'person') return <PhotoOf userId={target.userId} />;
  return provider && providers.length === 1 ? <ProviderMark provider={provider} /> : null;
}

function CaseEntry({ row, words }: { row: CaseSummary; words: CaseWords }) {
  const { filters } = usePlace();
  const name = caseName(row, words);
  const isOpen = row.status === 'open';
  const who = isOpen ? waitsFor(row, words) : null;
  const tone = caseTone(row);
  const evidence = evidenceOf(row, words.format);
  const due = dueOf(row, words.format);
  const clock = isOpen ? clockOf(row, words.format) : null;
  const { date } = words.format;
  return (
    <Entry
      mark={markOf(row)}
      title={<Toned tone={tone}>{name}</Toned>}
      labels={
        <>
          <StatusLabel status={row.status} />
          {evidence && <StateLabel look={tone === 'negative' ? 'alarm' : 'good'} text={evidence} />}
        </>
      }
      lines={[
        ...row.told.map((told) => toldWords(told, words)),
        ...(who ? [t('cases.waits', { who })] : []),
        stepsOf(row, words.format),
        [ownerNote(row, words), due].filter(Boolean).join(' · '),
        ...(clock ? [clock] : []),
        [t('cases.openedOn', { date: date(row.openedAt) }), openedBy(row, words)]
          .filter(Boolean)
          .join(' '),
      ]}
      action={
        <Button
          kind="secondary"
          size="small"
          aria-label={`${t('cases.open', { name })}${t('cases.linkEnd', { date: words.format.dateTime(row.openedAt) })}`}
          onClick={() => goTo({ tab: casesTab, id: row.id, filters })}
        >
          {t('cases.openShort')}
        </Button>
      }
    />
  );
}

/** Cases as a table or, where there is too little room, as a short list. */
export function CaseRows({ list, words }: { list: CasesList; words: CaseWords }) {
  const isNarrow = useIsNarrow();
  const columns = useColumns(words);
  const onMore = useMore(list);
  if (isNarrow && list.isPending) return <Skeleton type="rectangle" height={240} fullWidth />;
  if (isNarrow) {
    return (
      <Entries label={t('cases.table')}>
        {list.cases.map((row) => (
          <CaseEntry key={row.id} row={row} words={words} />
        ))}
      </Entries>
    );
  }
  return (
    <DataTable
      label={t('cases.table')}
      columns={columns}
      rows={list.cases}
      total={list.hasNextPage || list.isPending ? null : list.cases.length}
      isLoading={list.isPending}
      isBusy={list.isPlaceholderData}
      hasMore={list.hasNextPage}
      onNearEnd={onMore}
      isOpening
    />
  );
}
