import { Button, Text } from '@vibe/core';
import type { Situation } from '../../../../server/contract/case.ts';
import { useSession } from '../../../api/get-session.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Choices } from '../../../ui/choices.tsx';
import { PersonSelect } from '../../../ui/people/person-select.tsx';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import { type CaseWords, filterOf } from '../case-words.ts';
import styles from './about.module.css';
import { OwnConnections } from './choose-own-connections.tsx';
import { changeDraft, type TargetKind, targetOf, useDraft } from './draft.ts';
import { OrganizationChoice } from './organization-choice.tsx';

const kinds: readonly TargetKind[] = ['connections', 'person', 'organization', 'provider'];

/** A filter is that of the list: without one from there, there is none to choose. */
function kindsFor(situation: Situation | null, started: TargetKind | undefined) {
  if (situation === 'organization_compromised') return ['organization'] as const;
  return started === 'filter' ? ([started, ...kinds] as const) : kinds;
}

function FilterChoice({ words }: { words: CaseWords }) {
  const { target } = useDraft();
  if (target?.kind !== 'filter') return null;
  const { filter } = target;
  const { userIds, q } = filter;
  const narrowed = {
    filter,
    people: userIds?.length ?? null,
    userId: userIds?.length === 1 ? (userIds[0] ?? null) : null,
    search: q?.trim() || null,
  };
  return (
    <>
      <Text type="text2" ellipsis={false}>
        {t('newCase.about.filter', { filter: filterOf(narrowed, words) })}
      </Text>
      <Text type="text2" color="secondary" ellipsis={false}>
        {t('newCase.about.filterWhy')}
      </Text>
    </>
  );
}

function ChosenConnections() {
  const { target } = useDraft();
  const format = useFormat();
  if (target?.kind === 'connections') {
    const count = target.connectionIds.length;
    return (
      <Text type="text2" ellipsis={false}>
        {t('newCase.about.chosen', { count, number: format.number(count) })}
      </Text>
    );
  }
  return (
    <>
      <Text type="text2" ellipsis={false}>
        {t('newCase.about.noneChosen')}
      </Text>
      <div>
        <Button kind="secondary" size="small" onClick={() => goTo({ tab: 'connections' })}>
          {t('newCase.about.toList')}
        </Button>
      </div>
    </>
  );
}

function PersonChoice() {
  const { target } = useDraft();
  return (
    <PersonSelect
      label={t('newCase.about.person')}
      value={target?.kind === 'person' ? target.userId : null}
      onChange={(userId) => changeDraft({ target: userId ? { kind: 'person', userId } : null })}
    />
  );
}

function ProviderChoice() {
  const { target } = useDraft();
  const { providers } = useSession().features;
  const chosen = target?.kind === 'provider' ? target.provider : '';
  return (
    <Select
      label={t('newCase.about.provider')}
      choices={[
        { value: '', label: t('newCase.about.choose') },
        ...providers.map((value) => ({ value, mark: value, label: providerName(value) })),
      ]}
      value={chosen}
      onChange={(value) => {
        const provider = providers.find((id) => id === value);
        changeDraft({ target: provider ? { kind: 'provider', provider } : null });
      }}
    />
  );
}

const parts = {
  connections: ChosenConnections,
  person: PersonChoice,
  organization: OrganizationChoice,
  provider: ProviderChoice,
  filter: FilterChoice,
} as const;

function AdminChoice({ words }: { words: CaseWords }) {
  const { kind, situation, startedWith } = useDraft();
  const Part = kind && parts[kind];
  // Going back to the first answer brings back what the screen was opened for.
  const targetFor = (next: TargetKind) =>
    startedWith?.kind === next ? targetOf(startedWith) : null;
  return (
    <>
      <Choices
        label={t('newCase.about.title')}
        isLabelHidden
        choices={kindsFor(situation, startedWith?.kind).map((value) => ({
          value,
          label: t(`newCase.about.kind.${value}`),
        }))}
        value={kind}
        onChange={(next) => changeDraft({ kind: next, target: targetFor(next) })}
      />
      {Part && (
        <div className={styles.part}>
          <Part words={words} />
        </div>
      )}
    </>
  );
}

/** Second question: what a revocation is about. Who is no admin chooses among their own. */
export function About({ words }: { words: CaseWords }) {
  const { role } = useSession();
  return (
    <Section title={t('newCase.about.title')}>
      {role === 'admin' ? <AdminChoice words={words} /> : <OwnConnections />}
    </Section>
  );
}
