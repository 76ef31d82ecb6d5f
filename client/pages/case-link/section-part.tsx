import type { CaseStep } from '../../../server/contract/case.ts';
import { SectionSteps } from '../../features/cases/steps/section-steps.tsx';
import { actorTitle } from '../../i18n/actor-names.ts';
import { browserFormat } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { Section } from '../../ui/section.tsx';
import { useLoad } from '../shared/use-load.ts';
import { getGuide, type SharedSection } from './case-link-calls.ts';
import { CheckPart } from './check-part.tsx';
import { type Telling, ToldPart } from './told-part.tsx';

interface SectionPartProps {
  token: string;
  section: SharedSection;
  urgency: string;
  /** Its steps as they are now. */
  steps: readonly CaseStep[];
  telling: Telling;
  /** Null where a check at Entra can say nothing of it. */
  check: { name: string; onBack(): void } | null;
}

/** One part of the case: whom it is about, and the steps with what to do. */
export function SectionPart(props: SectionPartProps) {
  const { token, section, urgency, steps, telling, check } = props;
  const [guide, retry] = useLoad(() => getGuide(token, section.id));
  const { connections, connectionCount: count } = section;
  const title = actorTitle(section);
  return (
    <Section title={title} isCard>
      <p>{t('caseLink.people', { count, number: browserFormat().number(count) })}</p>
      {guide.status === 'loading' && <p role="status">{t('pages.loading')}</p>}
      <SectionSteps
        steps={steps}
        guide={{
          data: guide.status === 'ready' ? guide.answer : undefined,
          error: guide.status === 'failed' ? guide.error : null,
          onRetry: retry,
          readListAfter: async (next) => (await getGuide(token, section.id, next)).list,
        }}
        label={title}
        urgency={urgency}
        whose={{ connections, count, isOwnAccount: section.isOwnAccount }}
      />
      {check && <CheckPart token={token} {...check} />}
      <ToldPart sectionId={section.id} title={title} {...telling} />
    </Section>
  );
}
