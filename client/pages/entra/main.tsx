import entra from '../../i18n/en/entra.json';
import { fragment } from '../shared/fragment.ts';
import { startTexts } from '../shared/page-text.ts';
import { renderPage } from '../shared/render.tsx';
import { EntraPage } from './entra-page.tsx';

await startTexts({ entra });
renderPage(<EntraPage code={fragment} />);
