import '../../../i18n/load/integrations-texts.ts';
import { Text } from '@vibe/core';
import type { CaseTarget, RevocationCase } from '../../../../server/contract/case.ts';
import type { Situation } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { SectionFold } from '../../../ui/section-fold.tsx';
import { PersonIntegrations } from '../../integrations/person/person-integrations.tsx';
import { usePersonIntegrations } from '../../integrations/person/use-person-integrations.ts';
import { type CaseWords, personOf } from '../case-words.ts';
import { useFold } from './folds.ts';
import { useCaseConnections } from './get-case-connections.ts';

/** Those in which all that a person can reach matters, and not one connection alone. */
const aboutPeople: readonly Situation[] = ['left', 'person_compromised'];

interface About {
  situation: Situation;
  target: CaseTarget;
}

/**
 * Returns the one person whom a case is about as a whole; null where it is about others, or several.
 *
 * @param owners of all connections of the case; null for one that is not known
 */
export function leaverOf({ situation, target }: About, owners: readonly (string | null)[]) {
  if (target.kind === 'person') return target.userId;
  if (target.kind !== 'connections' || !aboutPeople.includes(situation)) return null;
  const [first = null, ...others] = new Set(owners);
  return others.length === 0 ? first : null;
}

/**
 * Returns the user whose monday integrations belong to a case; null where there is none or it is not
 * known yet.
 */
export function useLeaver(of: RevocationCase): string | null {
  const { connections, isSuccess, hasNextPage } = useCaseConnections(of.id);
  if (of.target.kind === 'person') return of.target.userId;
  if (!isSuccess || hasNextPage) return null;
  return leaverOf(
    of,
    connections.map(({ userId }) => userId),
  );
}

/** The id under which it is folded. */
export const integrationsFold = 'integrations';

/** Lists what the person keeps in monday's own integrations, which the steps of the case do not end. */
export function LeaverIntegrations({ of, words }: { of: RevocationCase; words: CaseWords }) {
  const { isOpen, toggle } = useFold();
  const leaver = useLeaver(of);
  const read = usePersonIntegrations(leaver);
  if (leaver === null || read === null) return null;
  const title = t('integrations.person.title', { person: personOf(leaver, words) });
  const count = words.format.number(read.integrations.length);
  return (
    <SectionFold
      title={title}
      aside={
        <Text type="text2" color="secondary">
          {t(`integrations.person.aside.${read.status}`, { number: count })}
        </Text>
      }
      isOpen={isOpen(integrationsFold)}
      onToggle={() => toggle(integrationsFold)}
    >
      <PersonIntegrations read={read} label={title} />
    </SectionFold>
  );
}
