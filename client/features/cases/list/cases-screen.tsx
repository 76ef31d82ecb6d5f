import '../../../i18n/load/cases-texts.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Text } from '@vibe/core';
import { lazy, Suspense, useId, useMemo, useState } from 'react';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { PeopleContext } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { openList } from '../../../navigation/open-list.ts';
import { casesTab, startRevocation } from '../../../navigation/start-revocation.ts';
import { ListFooter } from '../../../ui/list-footer.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { NamesNotice } from '../../../ui/people/names-notice.tsx';
import { StatePage } from '../../../ui/state-page.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import { AlertRows, hasAlerts } from '../../connections/alert-rows.tsx';
import { Coverage } from '../../connections/coverage.tsx';
import { summaryOptions } from '../../connections/summary.ts';
import { userIdsOf } from '../case-words.ts';
import { type CasesFilter, type CasesList, useCases } from '../query-cases.ts';
import { useCasePeople, useCaseWords } from '../use-case-words.ts';
import { CaseRows } from './case-rows.tsx';
import styles from './cases-screen.module.css';
import { CasesToolbar, filterOf } from './cases-toolbar.tsx';

/** Above all cases: access that is still active or was reconnected after a revocation. */
function CaseAlerts() {
  const isAdmin = useSession().role === 'admin';
  const { data } = useQuery(summaryOptions(isAdmin ? 'account' : 'mine'));
  if (!data || !hasAlerts(data.alerts)) return null;
  return (
    <ul className={styles.alerts} aria-label={t('alerts.list')}>
      <AlertRows
        alerts={data.alerts}
        // One's own are few, and each says it itself.
        onShow={(alert) => (isAdmin ? openList({ alert }) : goTo({ tab: 'my-connections' }))}
      />
    </ul>
  );
}

const ExportCases = lazy(() => import('./export-cases.tsx'));

function Footer({ list }: { list: CasesList }) {
  const format = useFormat();
  const count = list.cases.length;
  return (
    <ListFooter
      text={t(`cases.${list.hasNextPage ? 'soFar' : 'count'}`, {
        count,
        number: format.number(count),
      })}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      hasFailed={list.isFetchNextPageError}
      onMore={list.fetchNextPage}
    />
  );
}

function Cases({ filter }: { filter: CasesFilter }) {
  const { role } = useSession();
  const scope = role === 'admin' ? 'account' : 'mine';
  const list = useCases(scope, filter);
  const pages = list.data?.pages;
  const ids = useMemo(() => pages?.map((page) => page.items.flatMap(userIdsOf)) ?? [], [pages]);
  const people = useCasePeople(ids);
  const words = useCaseWords(people.find);
  const exportId = useId();
  const [isExporting, setExporting] = useState(false);

  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  const isEmpty = list.isSuccess && list.cases.length === 0 && !list.isPlaceholderData;
  const { status, isMine } = filter;
  if (isEmpty && status === null && !isMine) {
    const whose = scope === 'account' ? 'account' : 'mine';
    return (
      <StatePage
        title={t(`cases.empty.${whose}.title`)}
        lines={[t(`cases.empty.${whose}.detail`)]}
        actions={<Button onClick={() => startRevocation(null)}>{t('cases.start')}</Button>}
      >
        <Coverage />
      </StatePage>
    );
  }
  return (
    <PeopleContext value={people.find}>
      <CasesToolbar
        filter={filter}
        hasOwners={scope === 'account'}
        exportId={isExporting ? exportId : null}
        onExport={() => setExporting(!isExporting)}
      />
      {isExporting && (
        <Suspense>
          <ExportCases
            id={exportId}
            scope={scope}
            filter={filter}
            words={words}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      )}
      <WaitNotice error={list.isPending ? list.failureReason : null} />
      <NamesNotice people={people} />
      {isEmpty ? (
        <StatePage
          title={t('cases.empty.filter.title')}
          lines={[t('cases.empty.filter.detail')]}
          actions={
            <Button onClick={() => goTo({ tab: casesTab })}>{t('cases.empty.filter.clear')}</Button>
          }
        />
      ) : (
        <>
          <CaseRows list={list} words={words} />
          {!list.isPending && <Footer list={list} />}
        </>
      )}
    </PeopleContext>
  );
}

/** Cases of the account for admins, one's own for everybody else. */
export default function CasesScreen() {
  const { role } = useSession();
  const { filters } = usePlace();
  const filter = filterOf(filters);
  return (
    <>
      <PageHead
        title={t(role === 'admin' ? 'cases.title' : 'cases.myTitle')}
        aside={
          <Button size="small" onClick={() => startRevocation(null)}>
            {t('cases.start')}
          </Button>
        }
      >
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('cases.about')}
        </Text>
      </PageHead>
      <CaseAlerts />
      <Cases key={JSON.stringify(filter)} filter={filter} />
    </>
  );
}
