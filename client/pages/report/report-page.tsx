import { outsidePaths } from '../../../server/contract/paths.ts';
import { textLanguage } from '../../i18n/language.ts';
import { t } from '../../i18n/translate.ts';
import type { ReportedIntegrations } from '../../navigation/report-names.ts';
import { callWith, isDead } from '../shared/call-with.ts';
import { Failed, Waiting } from '../shared/failed.tsx';
import { Page } from '../shared/page.tsx';
import { State } from '../shared/state.tsx';
import { useLoad } from '../shared/use-load.ts';
import { Report } from './report.tsx';

const getReport = (code: string) =>
  callWith('Code', code, outsidePaths.report, { query: { language: textLanguage() } });

interface ReportPageProps {
  /** Of the address; good once and for a minute. */
  code: string;
  /** The integrations that came with it. */
  integrations?: ReportedIntegrations | null;
}

/** The report of a case, for reading and for paper. */
export function ReportPage(props: ReportPageProps) {
  return (
    <Page isPaper>
      <Opened {...props} />
    </Page>
  );
}

function Opened({ code, integrations = null }: ReportPageProps) {
  const [report, retry] = useLoad(() => getReport(code));
  if (report.status === 'loading') return <Waiting />;
  if (report.status === 'ready') {
    return <Report report={report.answer} integrations={integrations} />;
  }
  if (!isDead(report.error)) return <Failed error={report.error} onRetry={retry} />;
  return (
    <State
      title={t('report.dead.title')}
      lines={[t('report.dead.detail'), t('report.dead.next')]}
    />
  );
}
