import caseLink from '../../text/en/case-link.json';
import guides from '../../text/en/guides.json';
import { fragment } from '../parts/fragment.ts';
import { renderPage } from '../parts/render.tsx';
import { startTexts } from '../parts/text.ts';
import { CasePage } from './case-page.tsx';

await startTexts({ caseLink, guides });
renderPage(<CasePage token={fragment} />);
