import '../../i18n/load/activity-texts.ts';
import '../../i18n/load/export-texts.ts';
import type { ActivityEntry } from '../../../server/contract/activity.ts';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import type { ActivityFilter } from '../../api/keys.ts';
import { ExportPanel } from '../../export/export-panel.tsx';
import type { ExportSource } from '../../export/make-file.ts';
import type { NameBook } from '../../export/name-book.ts';
import { t } from '../../i18n/translate.ts';
import { type Format, useFormat } from '../../monday/format.ts';
import { actionWords } from './activity-words.ts';

/** As many as the server gives at once. */
const pageSize = '200';

const head = () => [
  t('export.column.when'),
  t('activity.column.who'),
  t('export.column.personId'),
  t('activity.column.what'),
  t('export.column.more'),
  t('export.column.id'),
  t('export.column.entryId'),
];

/** Who did it, by name and id; a case link's holder has neither. */
function whoOf(userId: string | null, names: NameBook): [string | null, string | null] {
  if (userId !== null) return [names.find(userId)?.name ?? null, userId];
  return [`${t('activity.linkHolder')}, ${t('activity.unchecked')}`, null];
}

function sourceOf(filter: ActivityFilter, format: Format): ExportSource<ActivityEntry> {
  return {
    name: `${t('export.fileActivity')}-${new Date().toISOString().slice(0, 10)}`,
    head: head(),
    async page(cursor, signal) {
      const query = { limit: pageSize, ...filter, ...(cursor && { cursor }) };
      const page = await call(paths.activity, { query, signal });
      return { items: page.items, next: page.nextCursor };
    },
    userIds: ({ userId }) => [userId],
    line: (entry, names) => {
      const { text, notes, connectionId } = actionWords(entry, format);
      const [name, id] = whoOf(entry.userId, names);
      return [entry.at, name, id, text, notes.join('; '), connectionId, entry.id];
    },
    notes: (names) => [
      t('export.note.made', { time: new Date().toISOString() }),
      t('activity.about'),
      t('export.note.guard'),
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
      about={t('export.about.activity')}
      isRecorded={false}
      total={null}
      source={() => sourceOf(filter, format)}
      onClose={onClose}
    />
  );
}
