import report from '../../text/en/report.json';
import { fragment } from '../parts/fragment.ts';
import { renderPage } from '../parts/render.tsx';
import { startTexts } from '../parts/text.ts';
import { ReportPage } from './report-page.tsx';

await startTexts({ report });
renderPage(<ReportPage code={fragment} />);
