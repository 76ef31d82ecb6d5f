import { IconButton } from '@vibe/core';
import { Retry } from '@vibe/icons';
import { useMemo } from 'react';
import { activityKinds } from '../../../server/contract/activity-kinds.ts';
import type { ActivityFilter } from '../../api/keys.ts';
import { ExportButton } from '../../export/export-button.tsx';
import { t } from '../../i18n/translate.ts';
import type { FindPerson } from '../../monday/people/people-context.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { nameOf } from '../../ui/people/person-cell.tsx';
import type { Choice } from '../../ui/select.tsx';

/** Everyone of whom an action is loaded; two of the same name are told apart by their ids. */
function choicesOf(userIds: readonly string[], find: FindPerson): Choice[] {
  const people = userIds.map((id) => ({ id, name: nameOf(id, find(id)) }));
  const labelOf = ({ id, name }: { id: string; name: string }) =>
    people.some((other) => other.name === name && other.id !== id)
      ? `${name} · ${t('people.id', { id })}`
      : name;
  return people
    .map((person) => ({ value: person.id, label: labelOf(person) }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

interface ToolbarProps {
  filter: ActivityFilter;
  userIds: readonly string[];
  find: FindPerson;
  /** The id of the part that makes a file, while it is open. */
  exportId: string | null;
  onFilter(filter: ActivityFilter): void;
  onExport(): void;
  onRefresh(): void;
}

/** Narrows the activity to a person and to a kind of action. */
export function Toolbar(props: ToolbarProps) {
  const { filter, userIds, find, exportId, onFilter, onExport, onRefresh } = props;
  const people = useMemo(
    () => [{ value: '', label: t('activity.everyone') }, ...choicesOf(userIds, find)],
    [userIds, find],
  );
  const actions = useMemo(
    () => [
      { value: '', label: t('activity.everything') },
      ...activityKinds.map((kind) => ({
        value: kind as string,
        label: t(`activity.action.${kind}`),
      })),
    ],
    [],
  );
  return (
    <FilterBar
      selects={[
        {
          label: t('activity.column.who'),
          choices: people,
          value: filter.userId ?? '',
          onChange: (userId) => onFilter({ ...filter, userId: userId || undefined }),
        },
        {
          label: t('activity.column.what'),
          choices: actions,
          value: filter.kind ?? '',
          onChange: (value) =>
            onFilter({ ...filter, kind: activityKinds.find((kind) => kind === value) }),
        },
      ]}
    >
      <ExportButton exportId={exportId} onExport={onExport}>
        {t('activity.export')}
      </ExportButton>
      <IconButton
        icon={Retry}
        size="small"
        kind="tertiary"
        aria-label={t('activity.refresh')}
        onClick={onRefresh}
      />
    </FilterBar>
  );
}
