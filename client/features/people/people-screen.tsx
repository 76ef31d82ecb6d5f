import '../../i18n/load/people-list-texts.ts';
import { ButtonGroup, Text } from '@vibe/core';
import { t } from '../../i18n/translate.ts';
import { goTo, usePlace } from '../../monday/location.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Deactivated } from './deactivated.tsx';
import { Everyone } from './everyone.tsx';

const views = ['named', 'nameless', 'deactivated'] as const;
type Listing = (typeof views)[number];

/** Users with connections: all, those without a name at monday, and those deactivated there. */
export default function PeopleScreen() {
  const { filters } = usePlace();
  const order: Record<string, string> = filters.sort ? { sort: filters.sort } : {};
  const show: Listing = views.find((view) => view === filters.show) ?? 'named';
  return (
    <>
      <PageHead
        title={t('shell.tab.people')}
        aside={
          <ButtonGroup
            size="small"
            groupAriaLabel={t('peopleList.views')}
            options={views.map((view) => ({ value: view, text: t(`peopleList.view.${view}`) }))}
            value={show}
            onSelect={(view) => goTo({ tab: 'people', filters: { ...order, show: String(view) } })}
          />
        }
      >
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('peopleList.about')}
        </Text>
      </PageHead>
      {show === 'deactivated' ? <Deactivated /> : <Everyone key={show} show={show} />}
    </>
  );
}
