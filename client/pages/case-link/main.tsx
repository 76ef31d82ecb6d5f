import caseLink from '../../i18n/en/case-link.json';
import guides from '../../i18n/en/guides.json';
import { fragment } from '../shared/fragment.ts';
import { startTexts } from '../shared/page-text.ts';
import { renderPage } from '../shared/render.tsx';
import { CasePage } from './case-page.tsx';

await startTexts({ caseLink, guides });
renderPage(<CasePage token={fragment} />);
