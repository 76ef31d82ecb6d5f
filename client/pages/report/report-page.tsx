import { outsidePaths } from '../../../server/contract/paths.ts';
import { textLanguage } from '../../i18n/language.ts';
import { t } from '../../i18n/translate.ts';
import { callWith, isDead } from '../shared/call-with.ts';
import { Failed, Waiting } from '../shared/failed.tsx';
import { Page } from '../shared/page.tsx';
import { State } from '../shared/state.tsx';
import { useLoad } from '../shared/use-load.ts';
import { Report } from './report.tsx';

const getReport = (code: string) =>
  callWith('Code', code, outsidePaths.report, { query: { language: textLanguage() } });

/**
 * The report of a case, for reading and for paper.
 *
 * @param code of the address; good once and for a minute
 */
export function ReportPage({ code }: { code: string }) {
  return (
    <Page isPaper>
      <Opened code={code} />
    </Page>
  );
}

function Opened({ code }: { code: string }) {
  const [report, retry] = useLoad(() => getReport(code));
  if (report.status === 'loading') return <Waiting />;
  if (report.status === 'ready') return <Report report={report.answer} />;
  if (!isDead(report.error)) return <Failed error={report.error} onRetry={retry} />;
  return (
    <State
      title={t('report.dead.title')}
      lines={[t('report.dead.detail'), t('report.dead.next')]}
    />
  );
}
