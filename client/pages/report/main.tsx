import connections from '../../i18n/en/connections.json';
import report from '../../i18n/en/report.json';
import { readFragment } from '../../navigation/report-names.ts';
import { fragment } from '../shared/fragment.ts';
import { startTexts } from '../shared/page-text.ts';
import { renderPage } from '../shared/render.tsx';
import { setNames } from './names.ts';
import { ReportPage } from './report-page.tsx';

await startTexts({ report, connections });
const { code, names, integrations } = readFragment(fragment);
setNames(names);
renderPage(<ReportPage code={code} integrations={integrations} />);
