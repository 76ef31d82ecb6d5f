import '../../../i18n/load/export-texts.ts';
import type { Connection, ConnectionsQueryInput } from '../../../../server/contract/connection.ts';
import { useSession } from '../../../api/get-session.ts';
import { ExportPanel } from '../../../export/export-panel.tsx';
import { t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import type { ConnectionsList } from '../query-connections.ts';
import { sourceOfQuery, sourceOfSelection } from './connection-columns.ts';

interface ExportListProps {
  id: string;
  list: ConnectionsList;
  query: ConnectionsQueryInput;
  /** Rows to export in place of all results. */
  selected: readonly Connection[] | null;
  onClose(): void;
}

/** The list, or what is selected in it, as a file. */
export default function ExportList({ id, list, query, selected, onClose }: ExportListProps) {
  const { features } = useSession();
  const format = useFormat();
  const total = selected ? selected.length : list.total;
  const count = total ?? 0;
  const isOpenEnded = !selected && !list.isTotalExact;
  const key = selected ? 'selected' : 'connections';
  const number = format.number(count);
  return (
    <ExportPanel
      id={id}
      jobKey={selected ? `selected ${selected.map((one) => one.id)}` : JSON.stringify(query)}
      about={
        isOpenEnded
          ? t('export.about.connectionsOrMore', { number })
          : t(`export.about.${key}`, { count, number })
      }
      isRecorded
      total={isOpenEnded ? null : total}
      source={() =>
        selected ? sourceOfSelection(selected, features) : sourceOfQuery(query, features)
      }
      onClose={onClose}
    />
  );
}
