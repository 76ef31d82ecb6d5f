import entra from '../../text/en/entra.json';
import { fragment } from '../parts/fragment.ts';
import { renderPage } from '../parts/render.tsx';
import { startTexts } from '../parts/text.ts';
import { EntraPage } from './entra-page.tsx';

await startTexts({ entra });
renderPage(<EntraPage code={fragment} />);
