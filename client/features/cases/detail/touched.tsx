import '../../../i18n/load/new-case-texts.ts';
import { Skeleton, Text } from '@vibe/core';
import { useMemo } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { t } from '../../../i18n/translate.ts';
import { PeopleContext } from '../../../monday/people/people-context.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Entries } from '../../../ui/entries.tsx';
import { ListFooter } from '../../../ui/list-footer.tsx';
import { SectionFold } from '../../../ui/section-fold.tsx';
import { linesOf } from '../../../ui/states/error-lines.ts';
import { Automations } from '../automations.tsx';
import type { CaseWords } from '../case-words.ts';
import { useCasePeople } from '../use-case-words.ts';
import { useFold } from './folds.ts';
import { useCaseConnections } from './get-case-connections.ts';
import { TouchedLine } from './touched-line.tsx';

/** The connections of a case, each with how it stands, page by page. */
export function Touched({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const format = useFormat();
  const { isOpen, toggle } = useFold();
  const list = useCaseConnections(of.id);
  const pages = list.data?.pages;
  const ids = useMemo(
    () =>
      pages?.map((page) =>
        page.items.flatMap(({ userId, alsoUsedBy }) => [userId, ...alsoUsedBy.userIds]),
      ) ?? [],
    [pages],
  );
  const automations = useMemo(() => pages?.flatMap((page) => page.automations) ?? [], [pages]);
  const people = useCasePeople(ids);
  return (
    <SectionFold
      title={t('case.touched.title')}
      aside={
        <Text type="text2" color="secondary">
          {format.number(of.connectionCount)}
        </Text>
      }
      isOpen={isOpen('touched')}
      onToggle={() => toggle('touched')}
    >
      {list.isPending && <Skeleton type="rectangle" height={80} fullWidth />}
      {list.isLoadingError && (
        <Text type="text2" ellipsis={false}>
          {[t('case.touched.failed'), ...linesOf(list.error)].join(' ')}
        </Text>
      )}
      <PeopleContext value={people.find}>
        <Entries label={t('case.touched.title')}>
          {list.connections.map((connection) => (
            <TouchedLine key={connection.id} of={of} connection={connection} />
          ))}
        </Entries>
      </PeopleContext>
      {list.isSuccess && (
        <ListFooter
          text={t('case.touched.count', {
            count: of.connectionCount,
            number: format.number(of.connectionCount),
          })}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          hasFailed={list.isFetchNextPageError}
          onMore={list.fetchNextPage}
        />
      )}
      {list.isSuccess && (
        <>
          <Text type="text2" element="h3" weight="medium" ellipsis={false}>
            {t('newCase.touches.automations')}
          </Text>
          <Automations
            automations={{ count: automations.length, items: automations }}
            words={words}
          />
        </>
      )}
    </SectionFold>
  );
}
