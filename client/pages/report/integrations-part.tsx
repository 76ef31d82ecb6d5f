import type { CaseReport } from '../../../server/contract/case-report.ts';
import { browserFormat } from '../../i18n/format.ts';
import { t } from '../../i18n/translate.ts';
import type { ReportedIntegration, ReportedIntegrations } from '../../navigation/report-names.ts';
import { Section } from '../../ui/section.tsx';
import { userWords } from './report-words.ts';

function boardsOf({ boards }: ReportedIntegration): string {
  if (boards === null) return t('report.integrationsOf.boardsUnknown');
  if (boards.length === 0) return t('report.integrationsOf.noBoards');
  return t('report.integrationsOf.boards', { boards: boards.join(', ') });
}

/** Says what monday answered, to whom and when; where it did not answer, that nothing is known. */
function statementOf(of: ReportedIntegrations, who: string): string {
  const { dateTime, number } = browserFormat();
  const { status, total, items, at, ownerless } = of;
  const key = status === 'read' && total === 0 ? 'none' : status;
  return [
    t(`report.integrationsOf.${key}`, { who, time: dateTime(at), number: number(total) }),
    ...(ownerless > 0 ? [t('report.integrationsOf.ownerless', { number: number(ownerless) })] : []),
    ...(total > items.length
      ? [t('report.integrationsOf.first', { shown: number(items.length) })]
      : []),
  ].join(' ');
}

interface IntegrationsPartProps {
  report: CaseReport;
  /** As monday told who opened the report; null where the case is not about one person. */
  integrations: ReportedIntegrations | null;
}

/** The monday integrations of the person whom the case is about: no step of the case ends them. */
export function IntegrationsPart({ report, integrations }: IntegrationsPartProps) {
  if (integrations === null) return null;
  const { items, userId } = integrations;
  return (
    <Section title={t('report.integrationsOf.title', { person: userWords(userId) })}>
      <p>
        {t('report.integrationsOf.about')}{' '}
        {statementOf(integrations, userWords(report.generatedFor))}
      </p>
      {items.length > 0 && (
        <>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <strong>
                  <bdi>{item.account}</bdi>
                </strong>
                {` · ${[item.provider, item.state, boardsOf(item)].join(' · ')}`}
              </li>
            ))}
          </ul>
          <p>{t('report.integrationsOf.todo')}</p>
        </>
      )}
    </Section>
  );
}
