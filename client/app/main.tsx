import './first.ts';
import '@vibe/core/tokens';
import '../ui/fallback-fonts.css';
import '../ui/main.css';
import poppins from '@fontsource/poppins/files/poppins-latin-500-normal.woff2';
import poppinsExtended from '@fontsource/poppins/files/poppins-latin-ext-500-normal.woff2';
import figtreeExtended from '@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2';
import figtree from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openFrame } from '../monday/frame.ts';
import { afterFirstView, isSecondVisit } from '../ui/first-view.ts';
import { App } from './app.tsx';

void openFrame();

const latin =
  'U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212, U+FEFF, U+FFFD';
const extended = 'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB';

const face = (family: string, url: string, weight: string, unicodeRange: string) =>
  new FontFace(family, `url(${url})`, { weight, unicodeRange, display: 'swap' });

/**
 * Loads the typefaces that Vibe's tokens name, and shows all texts in them at once. Letters beyond
 * Latin-1 come when a text has some; other scripts fall back to the person's own fonts.
 */
async function loadFonts(): Promise<void> {
  const always = [
    face('Figtree', figtree, '300 900', latin),
    face('Poppins', poppins, '500', latin),
  ];
  const rare = [
    face('Figtree', figtreeExtended, '300 900', extended),
    face('Poppins', poppinsExtended, '500', extended),
  ];
  await Promise.all(always.map((one) => one.load()));
  for (const one of [...rare, ...always]) document.fonts.add(one);
}

/** Loads what the first view does without: after it, and at once where the browser has it already. */
async function loadLater(): Promise<void> {
  if (!isSecondVisit()) await afterFirstView();
  const later = import('../ui/vibe-later.ts').then(({ startTooltip }) => startTooltip());
  await Promise.allSettled([loadFonts(), later]);
}
void loadLater();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
