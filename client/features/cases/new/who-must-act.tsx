import type { CaseDryRun } from '../../../../server/contract/case-open.ts';
import { useSession } from '../../../api/get-session.ts';
import { actorTitle } from '../../../i18n/actor-names.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { t } from '../../../i18n/translate.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { FirstEntries } from '../../../ui/first-entries.tsx';
import { PhotoOf } from '../../../ui/people/person-cell.tsx';
import { ProviderMark } from '../../../ui/provider-mark.tsx';
import type { CaseWords } from '../case-words.ts';
import { sectionActor, sectionPart } from '../detail/section-names.ts';
import { Line, Part } from './part.tsx';

type Section = CaseDryRun['sections'][number];

/** Where a section's part is done. */
export function sideOf({ half, provider }: Section): string {
  if (half === 'monday') return t('cases.new.half.monday');
  if (half === null || provider === null) return t('cases.new.half.none');
  return t('cases.new.half.provider', { provider: providerName(provider) });
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
    <Entries label={t('cases.new.touches.sums')}>
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
              t('cases.new.touches.sectionCount', {
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

/** Who would have to act: each gets a section of the case. */
export function WhoMustAct({ sections, words }: WhoMustActProps) {
  const isAdmin = useSession().role === 'admin';
  return (
    <Part title={t('cases.new.touches.who')}>
      <Line>{t(`cases.new.touches.${isAdmin ? 'whoIntro' : 'whoOwn'}`)}</Line>
      {sections.length > fewSections && <Sums sections={sections} words={words} />}
      <FirstEntries
        label={t('cases.new.touches.who')}
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
              t('cases.new.touches.stepCount', { count: section.steps.length }),
            ]}
          />
        )}
      />
    </Part>
  );
}
