import { ExportButton } from '../../export/export-button.tsx';
import { t } from '../../i18n/translate.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { useIsNarrow } from '../../ui/narrow.ts';
import { type PeopleFilters, peopleSorts, peopleText, setPeopleSort } from './people-filters.ts';

interface ToolbarProps {
  filters: PeopleFilters;
  isBusy: boolean;
  /** The id of the part that makes a file, while it is open. */
  exportId: string | null;
  onExport(): void;
}

/** Finds people by name, mail or connected account, and opens the export. */
export function PeopleToolbar({ filters, isBusy, exportId, onExport }: ToolbarProps) {
  const isNarrow = useIsNarrow();
  const sort = {
    label: t('peopleList.sort.label'),
    choices: peopleSorts.map((value) => ({
      value,
      label: t(`peopleList.sort.${value || 'usual'}`),
    })),
    value: filters.sort,
    onChange: setPeopleSort,
  };
  return (
    <FilterBar
      search={{
        text: peopleText,
        label: t('peopleList.find.label'),
        placeholder: t('peopleList.find.placeholder'),
        clearLabel: t('peopleList.find.clear'),
        isBusy,
      }}
      // A short list has no headings to press.
      selects={isNarrow ? [sort] : []}
    >
      <ExportButton exportId={exportId} onExport={onExport}>
        {t('peopleList.export')}
      </ExportButton>
    </FilterBar>
  );
}
