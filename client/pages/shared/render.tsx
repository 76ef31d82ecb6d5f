import '@vibe/core/tokens';
import '../../ui/fonts.css';
import '../../ui/main.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

/** Draws a page outside the frame. */
export function renderPage(page: ReactNode): void {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<StrictMode>{page}</StrictMode>);
  // Needed only when something is pointed at.
  void import('../../ui/tooltip/tooltip.ts').then(({ startTooltip }) => startTooltip());
}
