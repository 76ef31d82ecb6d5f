import '../../../../i18n/load/list-texts.ts';
import { Text } from '@vibe/core';
import { t } from '../../../../i18n/translate.ts';
import { useFormat } from '../../../../monday/profile-format.ts';
import { SearchProgress } from '../../../deactivated/search-progress.tsx';
import { type Leavers, mostListed } from './use-leavers.ts';

/** Shows how far the search for deactivated people is, whose connections the list shows so far. */
export default function LeaversProgress({ leavers }: { leavers: Leavers }) {
  const format = useFormat();
  const { search } = leavers;
  return (
    <div>
      <SearchProgress search={search} />
      {search.found.length > mostListed && (
        <Text type="text2" ellipsis={false}>
          {t('list.filters.tooMany', {
            number: format.number(search.found.length),
            most: format.number(mostListed),
          })}
        </Text>
      )}
    </div>
  );
}
