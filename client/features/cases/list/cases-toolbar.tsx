import type { CaseStatus } from '../../../../server/contract/case.ts';
import { ExportButton } from '../../../export/export-button.tsx';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { casesTab } from '../../../navigation/start-revocation.ts';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import type { CasesFilter } from '../query-cases.ts';

const statuses: readonly CaseStatus[] = ['open', 'closed', 'withdrawn'];

/** Reads what the address narrows the list to. */
export const filterOf = (filters: Readonly<Record<string, string>>): CasesFilter => ({
  status: statuses.find((one) => one === filters.status) ?? null,
  isMine: filters.owner === 'me',
});

const show = ({ status, isMine }: CasesFilter) =>
  goTo({ tab: casesTab, filters: { ...(status && { status }), ...(isMine && { owner: 'me' }) } });

interface ToolbarProps {
  filter: CasesFilter;
  /** Cases of several owners are in the list. */
  hasOwners: boolean;
  /** Id of the export while it is shown. */
  exportId: string | null;
  onExport(): void;
}

/** Narrows the list of cases, and its export. */
export function CasesToolbar({ filter, hasOwners, exportId, onExport }: ToolbarProps) {
  const choices = [
    { value: '', label: t('cases.all') },
    ...statuses.map((value) => ({ value, label: t(`cases.status.${value}`) })),
  ];
  const owners = [
    { value: '', label: t('cases.anyOwner') },
    { value: 'me', label: t('cases.ownerMe') },
  ];
  return (
    <FilterBar
      selects={[
        {
          label: t('cases.show'),
          choices,
          value: filter.status ?? '',
          onChange: (value) =>
            show({ ...filter, status: statuses.find((one) => one === value) ?? null }),
        },
        ...(hasOwners
          ? [
              {
                label: t('cases.whose'),
                choices: owners,
                value: filter.isMine ? 'me' : '',
                onChange: (value: string) => show({ ...filter, isMine: value === 'me' }),
              },
            ]
          : []),
      ]}
    >
      <ExportButton exportId={exportId} onExport={onExport}>
        {t('cases.export')}
      </ExportButton>
    </FilterBar>
  );
}
