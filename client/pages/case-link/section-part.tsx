import type { CaseStep } from '../../../server/contract/case.ts';
import { SectionSteps } from '../../features/cases/steps/section-steps.tsx';
import { browserFormat } from '../../i18n/format.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { Section } from '../../ui/section.tsx';
import { pageProviderName } from '../shared/page-provider.ts';
import { useLoad } from '../shared/use-load.ts';
import { getGuide, type SharedSection } from './case-link-calls.ts';

/** Returns the actor of the section, in words. */
function titleOf({ actor, organization, provider }: SharedSection): string {
  const words = pageProviderName(provider);
  const isNamed = actor === 'entra_admin' || actor === 'provider_admin';
  if (!organization || !isNamed) return t(`pages.actor.${actor}`, { provider: words });
  const name = isolate(organization.name);
  return t(`pages.actor.${actor}Of`, { provider: words, organization: name });
}

interface SectionPartProps {
  token: string;
  section: SharedSection;
  /** Its steps as they are now. */
  steps: readonly CaseStep[];
}

/** One part of the case: whom it is about, and the steps with what to do. */
export function SectionPart({ token, section, steps }: SectionPartProps) {
  const [guide, retry] = useLoad(() => getGuide(token, section.id));
  const { connections, connectionCount: count } = section;
  const title = titleOf(section);
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
        whose={{ connections, count }}
      />
    </Section>
  );
}
