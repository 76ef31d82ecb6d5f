import '../../../i18n/load/cases-texts.ts';
import { Button, Text } from '@vibe/core';
import { useMemo } from 'react';
import type { CaseStatus, CaseSummary } from '../../../../server/contract/case.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { PeopleContext } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { casesTab, startRevocation } from '../../../navigation/start-revocation.ts';
import { ListFooter } from '../../../ui/list-footer.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { NamesNotice } from '../../../ui/people/names-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { StatePage } from '../../../ui/state-page.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import { Coverage } from '../../connections/coverage.tsx';
import { type CasesList, useCases } from '../query-cases.ts';
import { useCasePeople, useCaseWords } from '../use-case-words.ts';
import { CaseRows } from './case-rows.tsx';
import styles from './cases-screen.module.css';
import { CaseAlerts } from './list-alerts.tsx';

const statuses: readonly CaseStatus[] = ['open', 'closed', 'withdrawn'];

const userIdsOf = ({ openedBy, target, waitsFor }: CaseSummary) => [
  openedBy,
  ...(target.kind === 'person' ? [target.userId] : []),
  ...waitsFor.map(({ userId }) => userId),
];

function StatusFilter({ status }: { status: CaseStatus | null }) {
  const choices = [
    { value: '', label: t('cases.all') },
    ...statuses.map((value) => ({ value, label: t(`cases.status.${value}`) })),
  ];
  return (
    <Select
      label={t('cases.show')}
      choices={choices}
      value={status ?? ''}
      onChange={(value) => goTo({ tab: casesTab, filters: value ? { status: value } : {} })}
    />
  );
}

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

function Cases({ status }: { status: CaseStatus | null }) {
  const { role } = useSession();
  const scope = role === 'admin' ? 'account' : 'mine';
  const list = useCases(scope, status);
  const pages = list.data?.pages;
  const ids = useMemo(() => pages?.map((page) => page.items.flatMap(userIdsOf)) ?? [], [pages]);
  const people = useCasePeople(ids);
  const words = useCaseWords(people.find);

  if (list.isLoadingError) return <QueryError error={list.error} onRetry={list.refetch} />;
  const isEmpty = list.isSuccess && list.cases.length === 0 && !list.isPlaceholderData;
  if (isEmpty && status === null) {
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
      <div className={styles.filter}>
        <StatusFilter status={status} />
      </div>
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
  const status = statuses.find((one) => one === filters.status) ?? null;
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
      <Cases key={status} status={status} />
    </>
  );
}
