import '../../i18n/load/export-texts.ts';
import '../../i18n/load/people-list-texts.ts';
import { paths } from '../../../server/contract/paths.ts';
import type { PeopleQueryInput, PersonHoldings } from '../../../server/contract/people.ts';
import { call } from '../../api/http.ts';
import { ExportPanel } from '../../export/export-panel.tsx';
import type { ExportColumn, ExportSource } from '../../export/make-file.ts';
import { t } from '../../i18n/translate.ts';
import { useFormat } from '../../monday/profile-format.ts';
import { accessOf, riskOf, statusOf } from './people-words.ts';

/** As many as the server gives at once. */
const pageSize = 200;

const columns = (): ExportColumn<PersonHoldings>[] => [
  {
    title: t('peopleList.column.person'),
    cell: ({ userId }, names) => names.find(userId)?.name ?? null,
  },
  { title: t('export.column.personId'), cell: ({ userId }) => userId },
  {
    title: t('export.column.email'),
    cell: ({ userId }, names) => names.find(userId)?.email ?? null,
  },
  {
    title: t('peopleList.column.status'),
    cell: ({ userId }, names) => {
      const person = names.find(userId);
      return person ? statusOf({ status: 'known', person }) : null;
    },
  },
  { title: t('peopleList.column.connections'), cell: ({ connections }) => connections },
  { title: t('peopleList.column.live'), cell: ({ live }) => live },
  { title: t('peopleList.column.organizations'), cell: ({ organizations }) => organizations },
  { title: t('peopleList.column.access'), cell: accessOf },
  { title: t('peopleList.column.risk'), cell: riskOf },
  { title: t('export.column.lastConnected'), cell: ({ lastConnectedAt }) => lastConnectedAt },
];

/** Everyone whom a query finds. The first page tells the server that it is an export. */
const sourceOf = (query: PeopleQueryInput): ExportSource<PersonHoldings> => ({
  name: `${t('export.filePeople')}-${new Date().toISOString().slice(0, 10)}`,
  columns: columns(),
  async page(cursor, signal) {
    const body = { ...query, limit: pageSize, purpose: 'export' as const };
    const page = await call(paths.people, { body: { ...body, ...(cursor && { cursor }) }, signal });
    return { items: page.items, next: page.nextCursor };
  },
  userIds: ({ userId }) => [userId],
  notes: (names) => [
    t('export.note.made', { time: new Date().toISOString() }),
    t('peopleList.about'),
    ...(names.lacks() ? [t('export.note.names')] : []),
  ],
});

interface ExportPeopleProps {
  id: string;
  query: PeopleQueryInput;
  /** Number of people; null where that is not known yet. */
  total: number | null;
  onClose(): void;
}

/** Everyone with a connection, as far as the search lets them through, as a file. */
export default function ExportPeople({ id, query, total, onClose }: ExportPeopleProps) {
  const format = useFormat();
  return (
    <ExportPanel
      id={id}
      jobKey={`people ${JSON.stringify(query)}`}
      about={
        total === null
          ? t('export.about.people')
          : t('export.about.peopleCount', { count: total, number: format.number(total) })
      }
      isRecorded
      total={total}
      source={() => sourceOf(query)}
      onClose={onClose}
    />
  );
}
