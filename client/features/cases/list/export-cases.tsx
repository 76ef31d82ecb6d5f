import '../../../i18n/load/export-texts.ts';
import type { CaseSummary } from '../../../../server/contract/case.ts';
import type { Scope } from '../../../../server/contract/common.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { ExportPanel } from '../../../export/export-panel.tsx';
import type { ExportColumn, ExportSource } from '../../../export/make-file.ts';
import type { NameBook } from '../../../export/name-book.ts';
import { t } from '../../../i18n/translate.ts';
import { type CaseWords, caseName, userIdsOf, waitsFor } from '../case-words.ts';
import { evidenceOf } from '../evidence-words.ts';
import { type CasesFilter, queryOf } from '../query-cases.ts';

const nameIn = (names: NameBook, id: string | null) =>
  id === null ? null : (names.find(id)?.name ?? id);

/** The same words as on the screen, with the names that the export asked for. */
const withNames = (words: CaseWords, names: NameBook): CaseWords => ({
  ...words,
  find(id) {
    const person = names.find(id);
    return person ? { status: 'known', person } : { status: 'unknown' };
  },
});

/** Marks that keep a name apart in a sentence have no place in a cell. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

const columnsWith = (words: CaseWords): ExportColumn<CaseSummary>[] => [
  {
    title: t('cases.column.case'),
    cell: (row, names) => plain(caseName(row, withNames(words, names))),
  },
  { title: t('cases.column.status'), cell: ({ status }) => t(`cases.status.${status}`) },
  { title: t('cases.owner'), cell: ({ owner }, names) => nameIn(names, owner) },
  { title: t('export.column.due'), cell: ({ dueOn }) => dueOn },
  {
    title: t('cases.column.steps'),
    cell: ({ steps }) => t('cases.steps', { done: steps.done, total: steps.total }),
  },
  { title: t('export.column.evidence'), cell: (row) => evidenceOf(row, words.format) },
  {
    title: t('cases.column.waits'),
    cell: (row, names) => {
      const who = row.status === 'open' ? waitsFor(row, withNames(words, names)) : null;
      return who && plain(who);
    },
  },
  { title: t('cases.column.connections'), cell: ({ connectionCount }) => connectionCount },
  { title: t('export.column.opened'), cell: ({ openedAt }) => openedAt },
  { title: t('export.column.openedBy'), cell: ({ openedBy }, names) => nameIn(names, openedBy) },
  { title: t('export.column.closed'), cell: ({ closedAt }) => closedAt },
  { title: t('export.column.caseId'), cell: ({ id }) => id },
];

interface ExportCasesProps {
  id: string;
  scope: Scope;
  filter: CasesFilter;
  words: CaseWords;
  onClose(): void;
}

/** The list of cases, as far as its filters let them through, as a file. */
export default function ExportCases({ id, scope, filter, words, onClose }: ExportCasesProps) {
  const source = (): ExportSource<CaseSummary> => ({
    name: `${t('export.fileCases')}-${new Date().toISOString().slice(0, 10)}`,
    columns: columnsWith(words),
    async page(cursor, signal) {
      const query = { ...queryOf(scope, filter, cursor), limit: '50' };
      const page = await call(paths.cases, { query, signal });
      return { items: page.items, next: page.nextCursor };
    },
    userIds: userIdsOf,
    notes: (names) => [
      t('export.note.made', { time: new Date().toISOString() }),
      t('cases.about'),
      ...(names.lacks() ? [t('export.note.names')] : []),
    ],
  });
  return (
    <ExportPanel
      id={id}
      jobKey={`cases ${JSON.stringify([scope, filter])}`}
      about={t('export.about.cases')}
      isRecorded={false}
      total={null}
      source={source}
      onClose={onClose}
    />
  );
}
