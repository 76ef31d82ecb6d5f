import '../../../i18n/load/integrations-texts.ts';
import type { CaseDryRun, CaseRequest } from '../../../../server/contract/case-open.ts';
import { useSession } from '../../../api/get-session.ts';
import { actorTitle } from '../../../i18n/actor-names.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { FirstEntries } from '../../../ui/first-entries.tsx';
import { PhotoOf } from '../../../ui/people/person-cell.tsx';
import { ProviderMark } from '../../../ui/provider-mark.tsx';
import { PersonIntegrations } from '../../integrations/person/person-integrations.tsx';
import { usePersonIntegrations } from '../../integrations/person/use-person-integrations.ts';
import { Automations } from '../automations.tsx';
import { type CaseWords, personOf } from '../case-words.ts';
import { ConnectionLine } from '../connection-line.tsx';
import { leaverOf } from '../detail/leaver-integrations.tsx';
import { sectionActor, sectionPart } from '../detail/section-names.ts';
import { Chosen, LeftOut } from './chosen.tsx';
import { Line, Part } from './part.tsx';
import styles from './touches.module.css';
import { Warnings } from './warnings.tsx';

function AlsoAffected({ dryRun }: { dryRun: CaseDryRun }) {
  const also = dryRun.alsoAffected;
  const isShared = dryRun.chosen.connections.some(({ alsoUsedBy }) => alsoUsedBy.count > 0);
  const format = useFormat();
  const { role } = useSession();
  const { count, connections } = also;
  // What a person may not see is not said to be absent.
  const noneKey = role === 'admin' ? 'alsoNone' : isShared ? 'alsoShared' : 'alsoHidden';
  return (
    <Part title={t('newCase.touches.also')}>
      {count === 0 ? (
        <Line>{t(`newCase.touches.${noneKey}`)}</Line>
      ) : (
        <Line>{t('newCase.touches.alsoCount', { count, number: format.number(count) })}</Line>
      )}
      {count > 0 && (
        <FirstEntries
          label={t('newCase.touches.also')}
          items={connections}
          entry={({ reason, ...connection }) => (
            <ConnectionLine
              key={connection.id}
              connection={connection}
              notes={[t(`newCase.touches.reason.${reason}`)]}
            />
          )}
        />
      )}
      {count > connections.length && connections.length > 0 && (
        <Line>{t('newCase.touches.shown', { number: format.number(connections.length) })}</Line>
      )}
    </Part>
  );
}

type Section = CaseDryRun['sections'][number];

/** Says where a section's part is done. */
export function sideOf({ half, provider }: Section): string {
  if (half === 'monday') return t('newCase.half.monday');
  if (half === null || provider === null) return t('newCase.half.none');
  return t('newCase.half.provider', { provider: providerName(provider) });
}

/** So many sections are read one by one before their sums are of use. */
const fewSections = 10;

/** Sections counted by provider, who acts and how: what a case of many organizations comes to. */
function Sums({ sections, words }: { sections: readonly Section[]; words: CaseWords }) {
  const { format } = words;
  const kinds = Map.groupBy(
    sections.filter(({ half }) => half === 'provider'),
    ({ provider, actor, method }) => `${provider}:${actor}:${method}`,
  );
  return (
    <Entries label={t('newCase.touches.sums')}>
      {[...kinds].map(([kind, of]) => {
        const [first] = of;
        const connections = of.reduce((sum, one) => sum + one.connectionCount, 0);
        return first ? (
          <Entry
            key={kind}
            mark={first.provider && <ProviderMark provider={first.provider} />}
            title={actorTitle({ ...first, organization: null })}
            notes={[
              sectionPart({ ...first, isOwnAccount: false }),
              t('newCase.touches.sectionCount', {
                count: of.length,
                number: format.number(of.length),
              }),
              t('cases.connections', { count: connections, number: format.number(connections) }),
            ]}
          />
        ) : null;
      })}
    </Entries>
  );
}

interface WhoMustActProps {
  sections: readonly Section[];
  words: CaseWords;
}

/** Lists everyone who would have to act: each gets a section of the case. */
function WhoMustAct({ sections, words }: WhoMustActProps) {
  const isAdmin = useSession().role === 'admin';
  return (
    <Part title={t('newCase.touches.who')}>
      <Line>{t(`newCase.touches.${isAdmin ? 'whoIntro' : 'whoOwn'}`)}</Line>
      {sections.length > fewSections && <Sums sections={sections} words={words} />}
      <FirstEntries
        label={t('newCase.touches.who')}
        items={sections}
        entry={(section) => (
          <Entry
            key={`${section.actor}:${section.guideId}:${section.organization?.id}:${section.userId}:${section.isOwnAccount}`}
            mark={
              section.userId === null ? (
                section.provider && <ProviderMark provider={section.provider} />
              ) : (
                <PhotoOf userId={section.userId} />
              )
            }
            title={sectionActor(section, words)}
            notes={[
              sideOf(section),
              ...(section.isOwnAccount ? [t('case.section.ownAccount')] : []),
              t('cases.connections', {
                count: section.connectionCount,
                number: words.format.number(section.connectionCount),
              }),
              t('newCase.touches.stepCount', { count: section.steps.length }),
            ]}
          />
        )}
      />
    </Part>
  );
}

/** All owners are in the part that is listed, or it is not known whether there are others. */
const ownersOf = ({ chosen }: CaseDryRun) =>
  chosen.count > chosen.connections.length
    ? [null]
    : chosen.connections.map(({ userId }) => userId);

function LeaverIntegrations({ dryRun, request, words }: TouchesProps) {
  const leaver = leaverOf(request, ownersOf(dryRun));
  const read = usePersonIntegrations(leaver);
  if (leaver === null || read === null) return null;
  const title = t('integrations.person.title', { person: personOf(leaver, words) });
  return (
    <Part title={title}>
      <PersonIntegrations read={read} label={title} />
    </Part>
  );
}

interface TouchesProps {
  dryRun: CaseDryRun;
  request: CaseRequest;
  words: CaseWords;
}

/** Shows what a case would affect, and who would have to act. */
export function Touches({ dryRun, request, words }: TouchesProps) {
  return (
    <div className={styles.touches}>
      <Warnings warnings={dryRun.warnings} openCases={dryRun.openCases} />
      <Chosen dryRun={dryRun} request={request} words={words} />
      <LeftOut leftOut={dryRun.leftOut} />
      <AlsoAffected dryRun={dryRun} />
      <WhoMustAct sections={dryRun.sections} words={words} />
      <LeaverIntegrations dryRun={dryRun} request={request} words={words} />
      <Part title={t('newCase.touches.automations')}>
        <Automations automations={dryRun.automations} words={words} />
      </Part>
    </div>
  );
}
