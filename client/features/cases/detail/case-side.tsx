import { Text } from '@vibe/core';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { hasEntra } from '../../../../server/contract/provider-facts.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import type { UserNames } from '../../../navigation/report-names.ts';
import { Section } from '../../../ui/section.tsx';
import {
  reportedOf,
  usePersonIntegrations,
} from '../../integrations/person/use-person-integrations.ts';
import type { CaseWords } from '../case-words.ts';
import { CaseActivity } from './case-activity.tsx';
import styles from './case-screen.module.css';
import { useCaseConnections } from './get-case-connections.ts';
import { useLeaver } from './leaver-integrations.tsx';
import { LeftOut } from './left-out.tsx';
import { LinkList } from './link-list.tsx';
import { OpenPage } from './open-page.tsx';
import { ProofTimeline } from './proof-timeline.tsx';
import { correctorsOf, userIdsOf } from './section-names.ts';
import { Touched } from './touched.tsx';

/** An address of any length opens; this is some ten thousand characters. */
const namedInReport = 300;

/** Of personal accounts Entra knows nothing. */
const canAskEntra = ({ sections }: RevocationCase) =>
  sections.some((one) => hasEntra(one.provider) && one.accountType !== 'personal');

function EntraCheck({ caseId, isOn }: { caseId: string; isOn: boolean }) {
  if (isOn) return <OpenPage caseId={caseId} purpose="entra" />;
  return (
    <Text type="text2" color="secondary" ellipsis={false}>
      {t('case.pages.entraOff')}
    </Text>
  );
}

/** Names that monday gave, of everyone whom the report of a case names. */
function namesOf(
  of: RevocationCase,
  owners: readonly (string | null)[],
  { find, userId }: CaseWords,
): UserNames {
  const ids = new Set([userId, ...userIdsOf(of), ...correctorsOf(of), ...owners]);
  const named = [...ids].flatMap((id): [string, string][] => {
    const known = id === null ? null : find(id);
    return id !== null && known?.status === 'known' ? [[id, known.person.name]] : [];
  });
  return Object.fromEntries(named.slice(0, namedInReport));
}

/**
 * Shows what stands beside the sections of a case: the pages it opens, its proof, its links and its
 * history.
 */
export function CaseSide({
  of,
  words,
  onLink,
}: {
  of: RevocationCase;
  words: CaseWords;
  onLink(): void;
}) {
  const { role, features } = useSession();
  const { connections } = useCaseConnections(of.id);
  const leaver = useLeaver(of);
  const read = usePersonIntegrations(leaver);
  const isAdmin = role === 'admin';
  return (
    <div className={styles.side}>
      <Section title={t('case.pages.title')} isCard>
        <OpenPage
          caseId={of.id}
          purpose="report"
          names={namesOf(
            of,
            connections.flatMap(({ userId, alsoUsedBy }) => [userId, ...alsoUsedBy.userIds]),
            words,
          )}
          integrations={leaver !== null && read ? reportedOf(leaver, read) : null}
        />
        {isAdmin && of.status === 'open' && canAskEntra(of) && (
          <EntraCheck caseId={of.id} isOn={features.entraCheck} />
        )}
      </Section>
      <ProofTimeline of={of} words={words} />
      {isAdmin && (
        <LinkList
          caseId={of.id}
          sections={of.sections}
          words={words}
          onMake={of.status === 'open' ? onLink : null}
        />
      )}
      <CaseActivity of={of} words={words} />
      {/* Last, since it may be long: what is to be done with a case must not stand below it. */}
      <LeftOut of={of} words={words} />
      <Touched of={of} words={words} />
    </div>
  );
}
