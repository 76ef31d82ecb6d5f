import report from '../../i18n/en/report.json';
import { fragment } from '../shared/fragment.ts';
import { startTexts } from '../shared/page-text.ts';
import { renderPage } from '../shared/render.tsx';
import { ReportPage } from './report-page.tsx';

await startTexts({ report });
renderPage(<ReportPage code={fragment} />);
