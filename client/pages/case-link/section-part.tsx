import type { CaseStep } from '../../../server/contract/case.ts';
import { SectionSteps } from '../../features/cases/steps/section-steps.tsx';
import { actorTitle } from '../../i18n/actor-names.ts';
import { browserFormat } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import { Section } from '../../ui/section.tsx';
import { useLoad } from '../shared/use-load.ts';
import { getGuide, type SharedSection } from './case-link-calls.ts';

interface SectionPartProps {
  token: string;
  section: SharedSection;
  urgency: string;
  /** Its steps as they are now. */
  steps: readonly CaseStep[];
}

/** One part of the case: whom it is about, and the steps with what to do. */
export function SectionPart({ token, section, urgency, steps }: SectionPartProps) {
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
        }}
        label={title}
        urgency={urgency}
        whose={{ connections, count, isOwnAccount: section.isOwnAccount }}
      />
    </Section>
  );
}
