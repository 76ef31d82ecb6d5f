import '../../../i18n/load/new-case-texts.ts';
import '../../../i18n/load/cases-texts.ts';
import { Button, Skeleton, Text } from '@vibe/core';
import { useEffect, useMemo, useState } from 'react';
import type { CaseTarget, CaseVisibility } from '../../../../server/contract/case.ts';
import type { CaseDryRun, CaseRequest } from '../../../../server/contract/case-open.ts';
import { ServerProblem } from '../../../api/errors.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { PeopleContext } from '../../../monday/people/people-context.ts';
import {
  casesTab,
  revocationSituation,
  revocationTarget,
} from '../../../navigation/start-revocation.ts';
import { announce } from '../../../ui/announce.ts';
import { Choices } from '../../../ui/choices.tsx';
import { DetailHead } from '../../../ui/detail-head.tsx';
import { NamesNotice } from '../../../ui/people/names-notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { StatePage } from '../../../ui/state-page.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import type { CaseWords } from '../case-words.ts';
import { isForEveryone } from '../for-everyone.ts';
import { useCasePeople, useCaseWords } from '../use-case-words.ts';
import { About } from './about.tsx';
import {
  changeDraft,
  dropDraft,
  requestOf,
  startDraft,
  type TenantWideMethod,
  useDraft,
} from './draft.ts';
import { useDryRun } from './get-dry-run.ts';
import styles from './new-case-screen.module.css';
import { Opening } from './open-case-form.tsx';
import { useOwnAccounts } from './own-accounts.ts';
import { Touches } from './touches.tsx';
import { WhatHappened } from './what-happened.tsx';

const methods: readonly TenantWideMethod[] = ['block_sign_in', 'revoke_permissions', 'remove_app'];

/** Asks how an Entra admin ends access, where there is a choice. */
function MethodChoice() {
  const { method } = useDraft();
  return (
    <Section title={t('newCase.method.title')}>
      <Text type="text2" ellipsis={false}>
        {t('newCase.method.hint')}
      </Text>
      <Choices
        label={t('newCase.method.title')}
        isLabelHidden
        choices={methods.map((value) => ({
          value,
          label: t(`newCase.method.${value}`),
          hint: t(`newCase.method.${value}Hint`),
        }))}
        value={method ?? 'block_sign_in'}
        onChange={(value) => changeDraft({ method: value })}
      />
    </Section>
  );
}

const visibilities: readonly CaseVisibility[] = ['admins', 'people'];

/** Asks whether the users whom a case is about may see it. */
function WhoSees() {
  const { visibility } = useDraft();
  return (
    <Section title={t('newCase.see.title')}>
      <Choices
        label={t('newCase.see.title')}
        isLabelHidden
        choices={visibilities.map((value) => ({
          value,
          label: t(`newCase.see.${value}`),
          hint: t(`newCase.see.${value}Hint`),
        }))}
        value={visibility ?? 'admins'}
        onChange={(value) => changeDraft({ visibility: value })}
      />
    </Section>
  );
}

const isNothing = (error: unknown) =>
  error instanceof ServerProblem && error.reason === 'nothing-chosen';

const userIdsOf = (dryRun: CaseDryRun) => [
  ...dryRun.chosen.connections.flatMap(({ userId, alsoUsedBy }) => [userId, ...alsoUsedBy.userIds]),
  ...dryRun.leftOut.map(({ userId }) => userId),
  ...dryRun.alsoAffected.connections.map(({ userId }) => userId),
  ...dryRun.sections.map(({ userId }) => userId),
  ...dryRun.automations.items.map(({ userId }) => userId),
];

/** The one person whom a target names. */
function namedIn(target: CaseTarget | null): string | null {
  if (target?.kind === 'person') return target.userId;
  const [first = null, ...others] = target?.kind === 'filter' ? (target.filter.userIds ?? []) : [];
  return others.length > 0 ? null : first;
}

type DryRunQuery = ReturnType<typeof useDryRun>;

interface WhatItTouchesProps {
  request: CaseRequest | null;
  query: DryRunQuery;
  words: CaseWords;
}

function WhatItTouches({ request, query, words }: WhatItTouchesProps) {
  const dryRun = request === null ? undefined : query.data;
  useEffect(() => {
    if (query.isFetching && request !== null) announce(t('newCase.touches.looking'));
  }, [query.isFetching, request]);

  if (request === null) {
    return (
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('newCase.touches.wait')}
      </Text>
    );
  }
  if (isNothing(query.error)) {
    return (
      <StatePage
        role="alert"
        title={t('newCase.nothing.title')}
        lines={[t('newCase.nothing.detail')]}
      />
    );
  }
  if (query.isError) return <QueryError error={query.error} onRetry={query.refetch} />;
  if (!dryRun) {
    return (
      <>
        <WaitNotice error={query.failureReason} />
        <Skeleton type="rectangle" height={240} fullWidth />
      </>
    );
  }
  return <Touches dryRun={dryRun} request={request} words={words} />;
}

/** Names for whom the answers and the dry run are about. */
function useNames(asked: string | null, dryRun: CaseDryRun | undefined) {
  const ids = useMemo(() => [[asked, ...(dryRun ? userIdsOf(dryRun) : [])]], [asked, dryRun]);
  const people = useCasePeople(ids);
  return { people, words: useCaseWords(people.find) };
}

/** Three questions on one screen, the last of which shows what a revocation would touch. */
export default function NewCaseScreen() {
  const { role } = useSession();
  // Before the first answer is asked for: a draft that was left belongs to another start.
  useState(() => startDraft(revocationTarget(), revocationSituation()));
  const draft = useDraft();
  const { target } = draft;
  const asked = useMemo(() => requestOf(draft), [draft]);
  const found = useDryRun(asked);
  const { people, words } = useNames(namedIn(target), found.data);
  // Which accounts are the person's own shows once their addresses and the person's are known.
  const request = useOwnAccounts(asked, found.isPlaceholderData ? undefined : found.data, {
    chosen: draft.ownAccounts,
    find: people.find,
    isAdmin: role === 'admin',
  });
  const query = useDryRun(request);
  const isShown = query.isSuccess && !query.isPlaceholderData && !query.isFetching;
  return (
    <PeopleContext value={people.find}>
      <DetailHead
        list={t(role === 'admin' ? 'cases.title' : 'cases.myTitle')}
        title={t(role === 'admin' ? 'newCase.title' : 'newCase.titleOwn')}
        onBack={() => goTo({ tab: casesTab })}
      >
        <Text type="text2" ellipsis={false}>
          {t('newCase.intro')}
        </Text>
        {(draft.situation !== null || draft.target !== null) && (
          <div>
            <Button kind="tertiary" size="small" noSidePadding onClick={dropDraft}>
              {t('newCase.startOver')}
            </Button>
          </div>
        )}
      </DetailHead>
      <NamesNotice people={people} />
      <WhatHappened />
      <About words={words} />
      {role === 'admin' && request && isForEveryone(request) && <MethodChoice />}
      <Section title={t('newCase.touches.title')}>
        <div className={query.isPlaceholderData ? styles.old : undefined}>
          <WhatItTouches request={request} query={query} words={words} />
        </div>
      </Section>
      {role === 'admin' && <WhoSees />}
      <Opening request={request} dryRun={isShown ? (query.data ?? null) : null} words={words} />
    </PeopleContext>
  );
}
