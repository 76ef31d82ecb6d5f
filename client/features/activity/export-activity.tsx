import '../../i18n/load/activity-texts.ts';
import '../../i18n/load/export-texts.ts';
import type { ActivityEntry } from '../../../server/contract/activity.ts';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import type { ActivityFilter } from '../../api/keys.ts';
import { ExportPanel } from '../../export/export-panel.tsx';
import type { ExportColumn, ExportSource } from '../../export/make-file.ts';
import type { NameBook } from '../../export/name-book.ts';
import { t } from '../../i18n/translate.ts';
import { type Format, useFormat } from '../../monday/profile-format.ts';
import { actionWords } from './activity-words.ts';

/** As many as the server gives at once. */
const pageSize = '200';

/** The actor by name; the holder of a case link has no name and no id. */
function whoOf(userId: string | null, names: NameBook): string | null {
  if (userId !== null) return names.find(userId)?.name ?? null;
  return `${t('activity.linkHolder')}, ${t('activity.unchecked')}`;
}

const columnsWith = (format: Format): ExportColumn<ActivityEntry>[] => [
  { title: t('export.column.when'), cell: ({ at }) => at },
  { title: t('activity.column.who'), cell: ({ userId }, names) => whoOf(userId, names) },
  { title: t('export.column.personId'), cell: ({ userId }) => userId },
  { title: t('activity.column.what'), cell: (entry) => actionWords(entry, format).text },
  {
    title: t('export.column.more'),
    cell: (entry) => actionWords(entry, format).notes.join('; '),
  },
  {
    title: t('export.column.id'),
    cell: (entry) => actionWords(entry, format).connectionId,
  },
  { title: t('export.column.entryId'), cell: ({ id }) => id },
];

function sourceOf(filter: ActivityFilter, format: Format): ExportSource<ActivityEntry> {
  return {
    name: `${t('export.fileActivity')}-${new Date().toISOString().slice(0, 10)}`,
    columns: columnsWith(format),
    async page(cursor, signal) {
      const query = { limit: pageSize, ...filter, ...(cursor && { cursor }) };
      const page = await call(paths.activity, { query, signal });
      return { items: page.items, next: page.nextCursor };
    },
    userIds: ({ userId }) => [userId],
    notes: (names) => [
      t('export.note.made', { time: new Date().toISOString() }),
      t('activity.about'),
      ...(names.lacks() ? [t('export.note.names')] : []),
    ],
  };
}

interface ExportActivityProps {
  id: string;
  filter: ActivityFilter;
  onClose(): void;
}

/** The activity, as far as the filter lets it through, as a file. */
export default function ExportActivity({ id, filter, onClose }: ExportActivityProps) {
  const format = useFormat();
  return (
    <ExportPanel
      id={id}
      jobKey={`activity ${JSON.stringify(filter)}`}
      about={t('export.about.activity')}
      isRecorded={false}
      total={null}
      source={() => sourceOf(filter, format)}
      onClose={onClose}
    />
  );
}
